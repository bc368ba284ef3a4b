import { ViewError } from './view-error.ts';

/** A state machine, or the workflow inside a Parallel or Map state, as far as a picture needs it. */
export interface Workflow {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, StateDefinition>;
}

export interface StateDefinition {
  readonly name: string;
  readonly type: string;
  readonly comment?: string | undefined;
  readonly resource?: string | undefined;
  readonly next?: string | undefined;
  /** Where a Choice goes when no rule fits. */
  readonly otherwise?: string | undefined;
  readonly choices: readonly Rule[];
  readonly catchers: readonly Catcher[];
  /** The branches of a Parallel state; the one processor of a Map state. */
  readonly inner: readonly Workflow[];
  /** Whether a Map state runs its items as executions of their own. */
  readonly isDistributed: boolean;
  /** The state as the definition has it. */
  readonly source: Members;
}

interface Rule {
  readonly next: string;
  readonly rule: Members;
}

interface Catcher {
  readonly next: string;
  readonly errors: readonly string[];
}

export type Members = Readonly<Record<string, unknown>>;

/** Reads a definition that Step Functions has accepted. Throws `ViewError` for any other text. */
export function readDefinition(text: string): Workflow {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new ViewError('The definition is not JSON.', { cause });
  }
  return workflowOf(membersOf(parsed, 'The definition'), 'The definition');
}

function workflowOf(source: Members, place: string): Workflow {
  const { StartAt, States } = source;
  if (typeof StartAt !== 'string') throw new ViewError(`${place} has no StartAt.`);
  const states = Object.entries(membersOf(States, `States of ${place}`));
  return { startAt: StartAt, states: new Map(states.map(([name, state]) => [name, stateOf(name, state)])) };
}

function stateOf(name: string, value: unknown): StateDefinition {
  const place = `The state '${name}'`;
  const source = membersOf(value, place);
  const type = textOf(source['Type']);
  if (type === undefined) throw new ViewError(`${place} has no Type.`);
  return {
    name,
    type,
    comment: textOf(source['Comment']),
    resource: textOf(source['Resource']),
    next: textOf(source['Next']),
    otherwise: textOf(source['Default']),
    choices: listOf(source['Choices'], place).flatMap((rule) => ifNext(rule, (next) => ({ next, rule }))),
    catchers: listOf(source['Catch'], place).flatMap((catcher) =>
      ifNext(catcher, (next) => ({ next, errors: namesIn(catcher['ErrorEquals']) })),
    ),
    inner: innerOf(source, place),
    isDistributed: isDistributed(source),
    source,
  };
}

function innerOf(source: Members, place: string): Workflow[] {
  const processor = source['ItemProcessor'] ?? source['Iterator'];
  const inner = processor === undefined ? listOf(source['Branches'], place) : [membersOf(processor, place)];
  return inner.map((workflow) => workflowOf(workflow, place));
}

function isDistributed({ ItemProcessor }: Members): boolean {
  if (!isMembers(ItemProcessor) || !isMembers(ItemProcessor['ProcessorConfig'])) return false;
  return ItemProcessor['ProcessorConfig']['Mode'] === 'DISTRIBUTED';
}

function ifNext<Made>({ Next }: Members, make: (next: string) => Made): Made[] {
  return typeof Next === 'string' ? [make(Next)] : [];
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

function listOf(value: unknown, place: string): Members[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new ViewError(`${place} has a member that should be a list and is none.`);
  return value.map((item) => membersOf(item, place));
}

function membersOf(value: unknown, place: string): Members {
  if (!isMembers(value)) throw new ViewError(`${place} is not an object.`);
  return value;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
