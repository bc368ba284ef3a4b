import { ExplainedError } from '@scones/explained-error';

/** The members of the States Language that this code reads. */
interface State {
  readonly Type: string;
  readonly QueryLanguage?: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Retry?: readonly object[];
  readonly Catch?: readonly Catcher[];
  readonly Choices?: readonly { readonly Next?: string }[];
  readonly Branches?: readonly Definition[];
  readonly ItemProcessor?: Definition & { readonly ProcessorConfig?: { readonly Mode?: string } };
  readonly ItemSelector?: object;
  readonly ErrorPath?: string;
  readonly CausePath?: string;
}

interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
}

interface Definition {
  readonly QueryLanguage?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The workflow needs something that AWS's Step Functions Local does not know. */
export class NotForStepFunctionsLocal extends ExplainedError<'NOT_FOR_STEP_FUNCTIONS_LOCAL'> {
  override readonly name = 'NotForStepFunctionsLocal';

  constructor(what: string, where: string) {
    super(
      'NOT_FOR_STEP_FUNCTIONS_LOCAL',
      `Step Functions Local does not know ${what}, and ${where} can't do without.`,
      'Run the state machine in the emulator, or write the state as the States Language of 2021 has it.',
    );
  }
}

/**
 * The same workflow for AWS's Step Functions Local 2.0.0, whose States Language ends before `ItemProcessor`, and so before
 * everything of 2022 and later. Throws `NotForStepFunctionsLocal` where there is no such workflow.
 */
export function forStepFunctionsLocal(definition: Definition): object {
  return plainMachine(definition, 'the state machine');
}

const COMMON = ['Type', 'Comment', 'InputPath', 'OutputPath', 'Next', 'End'];
const WITH_RESULT = [...COMMON, 'Parameters', 'ResultPath'];
const FALLIBLE = [...WITH_RESULT, 'ResultSelector', 'Retry', 'Catch'];
const LIMITS = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

const MACHINE_FIELDS = ['Comment', 'StartAt', 'States', 'TimeoutSeconds', 'Version'];
const STATE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Task: [...FALLIBLE, ...LIMITS, 'Resource'],
  Pass: [...WITH_RESULT, 'Result'],
  Wait: [...COMMON, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  Choice: [...COMMON, 'Choices', 'Default'],
  Succeed: COMMON,
  Fail: ['Type', 'Comment', 'Error', 'Cause'],
  Parallel: [...FALLIBLE, 'Branches'],
  Map: [...FALLIBLE, 'Iterator', 'ItemsPath', 'MaxConcurrency'],
};
const RETRIER_FIELDS = ['Comment', 'ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate'];
const CATCHER_FIELDS = ['Comment', 'ErrorEquals', 'ResultPath', 'Next'];

/** Without them a retry comes a little earlier or later. */
const RETRIER_REFINEMENTS = ['MaxDelaySeconds', 'JitterStrategy'];
const CHOICE_REFINEMENTS = ['Condition', 'Assign', 'Output'];

function plainMachine(definition: Definition, where: string): object {
  const { States, ...fields } = withoutQueryLanguage(definition, where);
  requireKnown(fields, MACHINE_FIELDS, where);
  const isRepeater = (name: string): boolean => repeatsWhatWasCaught(States[name]);
  if (isRepeater(fields.StartAt)) throw new NotForStepFunctionsLocal('ErrorPath', fields.StartAt);
  const states = Object.entries(States)
    .filter(([name]) => !isRepeater(name))
    .map(([name, state]) => [name, plainState(state, name, isRepeater)] as const);
  return { ...fields, States: Object.fromEntries(states) };
}

/** A Fail state that fails with the very error and cause with which a catcher sent the execution there. */
function repeatsWhatWasCaught(state: State | undefined): boolean {
  return state?.Type === 'Fail' && state.ErrorPath === '$.Error' && state.CausePath === '$.Cause';
}

function plainState(given: State, name: string, isRepeater: (name: string) => boolean): object {
  const state = withoutQueryLanguage(given, name);
  if (state.Resource?.includes(':::aws-sdk:')) throw new NotForStepFunctionsLocal(state.Resource, name);
  const { Retry, Branches, Choices = [], ItemProcessor, ItemSelector, Catch = [], ...others } = state;
  const catchers = withoutRepetition(Catch, isRepeater);
  for (const Next of [state.Next, state.Default, ...[...Choices, ...catchers].map((rule) => rule.Next)])
    if (Next !== undefined && isRepeater(Next))
      throw new NotForStepFunctionsLocal(`the ErrorPath of ${Next}`, name);
  for (const catcher of catchers) requireKnown(catcher, CATCHER_FIELDS, name);
  for (const rule of Choices) requireNone(rule, CHOICE_REFINEMENTS, name);
  const plain = {
    ...others,
    ...(Choices.length > 0 && { Choices }),
    ...(Retry && { Retry: Retry.map((retrier) => plainRetrier(retrier, name)) }),
    ...(catchers.length > 0 && { Catch: catchers }),
    ...(Branches && { Branches: Branches.map((branch) => plainMachine(branch, name)) }),
    ...(ItemProcessor && { Iterator: plainIterator(ItemProcessor, name) }),
    ...(ItemSelector && { Parameters: ItemSelector }),
  };
  const known = STATE_FIELDS[state.Type];
  if (!known) throw new NotForStepFunctionsLocal(`the type ${state.Type}`, name);
  requireKnown(plain, known, name);
  return plain;
}

/** An error that nobody catches fails the execution, with its cause: as if it were caught and repeated. */
function withoutRepetition(
  catchers: readonly Catcher[],
  isRepeater: (name: string) => boolean,
): readonly Catcher[] {
  const last = catchers.at(-1);
  const repeats = last?.ErrorEquals[0] === 'States.ALL' && !('ResultPath' in last) && isRepeater(last.Next);
  return repeats ? catchers.slice(0, -1) : catchers;
}

function plainRetrier(retrier: object, where: string): object {
  const entries = Object.entries(retrier).filter(([field]) => !RETRIER_REFINEMENTS.includes(field));
  const plain = Object.fromEntries(entries) as object;
  requireKnown(plain, RETRIER_FIELDS, where);
  return plain;
}

function plainIterator(
  { ProcessorConfig = {}, ...iterator }: NonNullable<State['ItemProcessor']>,
  where: string,
): object {
  const { Mode = 'INLINE', ...more } = ProcessorConfig;
  if (Mode !== 'INLINE') throw new NotForStepFunctionsLocal(`a Map in the mode ${Mode}`, where);
  requireKnown(more, [], where);
  return plainMachine(iterator, where);
}

function withoutQueryLanguage<Part extends { readonly QueryLanguage?: string }>(
  { QueryLanguage = 'JSONPath', ...part }: Part,
  where: string,
): Omit<Part, 'QueryLanguage'> {
  if (QueryLanguage !== 'JSONPath') throw new NotForStepFunctionsLocal(QueryLanguage, where);
  return part;
}

function requireKnown(part: object, known: readonly string[], where: string): void {
  requireNone(
    part,
    Object.keys(part).filter((field) => !known.includes(field)),
    where,
  );
}

function requireNone(part: object, unknown: readonly string[], where: string): void {
  const field = unknown.find((name) => name in part);
  if (field !== undefined) throw new NotForStepFunctionsLocal(field, where);
}
