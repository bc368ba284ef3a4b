import type { EventType, HistoryEvent } from '../history.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ServiceCall, ServiceResponse } from '../ports.ts';
import { lambdaAnswers, runStates, thrown, type TestRun } from '../test-run.ts';

/** A Lambda function's reaction to a call: it returns a value, throws an error, or never answers. */
type Answer =
  { readonly returns: Json; readonly afterSeconds?: number } | { readonly throws: string } | 'nothing';

/** A machine and its right outcome. */
export interface LanguageCase {
  readonly it: string;
  /** Where the answer is documented. */
  readonly at: string;
  readonly subject: Subject;
  readonly input?: Json;
  /** Fields of the whole machine. */
  readonly machine?: JsonObject;
  /** The answers of the Lambda function that the tasks call, in order; the last one repeats. */
  readonly answers?: readonly Answer[];
  readonly expect: Partial<Outcome> & { readonly refused?: string };
}

/** One of these. */
type Subject =
  | { readonly states: Record<string, Json> }
  /** A state without its end; a Pass state unless it says otherwise. */
  | { readonly state: JsonObject }
  /** A call of an intrinsic function. */
  | { readonly call: string }
  /** A JSONata expression. */
  | { readonly expression: string }
  /** A rule of a Choice state without its `Next`. */
  | { readonly rule: JsonObject };

interface Outcome {
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** The types of all events. */
  readonly history: string[];
  /** The payload of every call of the function. */
  readonly asked: Json[];
  /** Seconds from the start to every call. */
  readonly askedAfter: number[];
  /** Seconds from the start to the end. */
  readonly endsAfter: number;
}

const DAY_MILLISECONDS = 86_400_000;

/** What a case came to, and the events of its execution. */
interface CaseRun {
  readonly outcome: Outcome;
  readonly events: readonly HistoryEvent[];
}

/** Runs a case on a clock that moves only when everything sleeps. Rejects where the machine is refused. */
export async function runCase(
  { subject, input = {}, machine = {}, answers = [] }: LanguageCase,
  recorded: readonly HistoryEvent[] = [],
): Promise<CaseRun> {
  const calls: { asked: Json; time: number }[] = [];
  const answered = recorded.filter(({ type }) => isAnswer(type)).length;
  const run: TestRun = runStates(statesOf(subject), {
    input,
    machine,
    recorded,
    async callService(call) {
      calls.push({ asked: payloadOf(call), time: run.clock.now() });
      return answer(answers[Math.min(answered + calls.length, answers.length) - 1], call, run);
    },
  });
  const start = run.events[0]?.timestamp ?? run.clock.now();
  const result = await finish(run);
  const secondsAt = (time: number): number => (time - start) / 1000;
  const outcome = {
    ...result,
    ...('output' in result && { output: JSON.parse(result.output) as Json }),
    history: run.types(),
    asked: calls.map(({ asked }) => asked),
    askedAfter: calls.map(({ time }) => secondsAt(time)),
    endsAfter: secondsAt(run.events.at(-1)?.timestamp ?? start),
  };
  return { outcome, events: run.events };
}

/** Whether the event tells what a function answered. */
function isAnswer(type: EventType): boolean {
  return /^(?:LambdaFunction|Task)(?:Succeeded|Failed|TimedOut)$/.test(type);
}

function statesOf(subject: Subject): Record<string, Json> {
  if ('states' in subject) return subject.states;
  if ('state' in subject) return { A: { Type: 'Pass', End: true, ...subject.state } };
  if ('call' in subject)
    return { A: { Type: 'Pass', End: true, Parameters: { 'r.$': subject.call }, OutputPath: '$.r' } };
  if ('expression' in subject)
    return {
      A: { Type: 'Pass', End: true, QueryLanguage: 'JSONata', Output: `{% ${subject.expression} %}` },
    };
  return {
    A: { Type: 'Choice', Choices: [{ ...subject.rule, Next: 'Holds' }], Default: 'DoesNot' },
    Holds: { Type: 'Pass', Result: true, End: true },
    DoesNot: { Type: 'Pass', Result: false, End: true },
  };
}

function payloadOf({ parameters }: ServiceCall): Json {
  const { Payload } = parameters as { Payload: Json };
  return typeof Payload === 'string' ? (JSON.parse(Payload) as Json) : Payload;
}

async function answer(
  given: Answer | undefined,
  call: ServiceCall,
  { clock }: TestRun,
): Promise<ServiceResponse> {
  if (given === undefined) throw new Error('The case says nothing of what the function answers.');
  if (given === 'nothing') return new Promise(() => undefined);
  if ('throws' in given) return lambdaAnswers(thrown(given.throws))(call);
  if (given.afterSeconds !== undefined) await clock.sleep(given.afterSeconds * 1000);
  return lambdaAnswers(given.returns)(call);
}

/** Moves time on only once everything sleeps. */
async function finish({ clock, result }: TestRun): ReturnType<typeof runStates>['result'] {
  let hasEnded = false;
  const ended = result.finally(() => (hasEnded = true));
  ended.catch(() => undefined);
  for (let turn = 0; turn < 3; turn++) await clock.advance(0);
  while (!hasEnded) await clock.advance(DAY_MILLISECONDS);
  return ended;
}
