import type { StateDefinition, Workflow } from '../definition.ts';
import { innerScope, nodeId } from '../graph/graph.ts';
import {
  type HistoryEvent,
  numberIn,
  type ReadEvent,
  readEvent,
  resourceOf,
  textIn,
} from './history-event.ts';
import type { Attempt, RunStatus, StateRun } from './state-run.ts';

/** An execution, as its events tell it. */
export interface ExecutionStory {
  readonly events: readonly ReadEvent[];
  readonly runs: readonly StateRun[];
  /** Which run an event is about. */
  readonly runOf: ReadonlyMap<number, StateRun>;
  readonly status: RunStatus;
  readonly startedAt: number;
  /** Absent as long as it runs. */
  readonly endedAt?: number;
}

/** Where the machine stood after an event: which run it was about, and inside of what. */
interface Standing {
  readonly run?: StateRun;
  readonly frame: Frame;
}

/** A whole machine, one branch or one iteration. */
interface Frame {
  readonly scope: string;
  readonly parent?: StateRun;
  readonly iteration?: number;
  readonly branch?: number;
}

/** Reads a history from its beginning; one that is not at its end yet is read as far as it goes. */
export function readHistory(history: readonly HistoryEvent[], workflow?: Workflow): ExecutionStory {
  const reader = new HistoryReader(workflow);
  for (const event of history) reader.take(readEvent(event));
  return reader.story();
}

/** How the whole, or one item, ended. */
interface End {
  readonly status: RunStatus;
  readonly at: number;
  /** The run that the last event before the end was about. */
  readonly lastRun?: StateRun;
}

class HistoryReader {
  readonly #workflow: Workflow | undefined;
  readonly #events: ReadEvent[] = [];
  readonly #runs: StateRun[] = [];
  readonly #standings = new Map<number, Standing>();
  readonly #runOf = new Map<number, StateRun>();
  /** How many branches of a Parallel state were entered. */
  readonly #branches = new Map<StateRun, number>();
  /**
   * The runs of each item, by its Map state. A search through all runs for each item would take the square of their
   * number.
   */
  readonly #items = new Map<StateRun, Map<number, StateRun[]>>();
  readonly #root: Standing = { frame: { scope: '' } };
  #end: End | undefined;

  constructor(workflow: Workflow | undefined) {
    this.#workflow = workflow;
  }

  take(event: ReadEvent): void {
    this.#events.push(event);
    const before = this.#standings.get(event.previousId) ?? this.#root;
    const after = this.#advance(event, before);
    this.#standings.set(event.id, after);
    if (after.run) this.#runOf.set(event.id, after.run);
  }

  story(): ExecutionStory {
    if (this.#end) settle(this.#runs, this.#end);
    return {
      events: this.#events,
      runs: this.#runs,
      runOf: this.#runOf,
      status: this.#end?.status ?? 'running',
      startedAt: this.#events[0]?.at ?? 0,
      ...(this.#end && { endedAt: this.#end.at }),
    };
  }

  #advance(event: ReadEvent, before: Standing): Standing {
    const { type, at } = event;
    if (type.startsWith('Execution')) return this.#takeExecution(event, before);
    if (type.endsWith('StateEntered')) return this.#enter(event, before);
    if (type.endsWith('StateExited')) return this.#exit(event, before);
    if (type.startsWith('MapIteration')) return this.#takeIteration(event, before);
    if (type === 'EvaluationFailed') return this.#failEvaluation(event, before);
    const group = /^(?<type>Map|Parallel)State(?<what>\w+)$/.exec(type)?.groups;
    const run = group ? openRun(before, group['type'], group['what'] === 'Started') : before.run;
    if (!run) return before;
    const ending = endingOf(type);
    if (ending) endAttempt(run, ending, event);
    else if (/(Scheduled|MapStateStarted|ParallelStateStarted)$/.test(type)) this.#startAttempt(run, event);
    if (type === 'MapStateAborted' || type.endsWith('StateAborted')) abort(run, at);
    noteItems(run, event);
    return { run, frame: frameOf(run, before.frame) };
  }

  #takeExecution({ type, at }: ReadEvent, before: Standing): Standing {
    const status = endingOf(type);
    if (status) this.#end = { status, at, ...(before.run && { lastRun: before.run }) };
    // A redrive goes on where the execution ended.
    else if (type === 'ExecutionRedriven') this.#end = undefined;
    return type === 'ExecutionStarted' ? this.#root : before;
  }

  #enter({ id, type, at, details }: ReadEvent, before: Standing): Standing {
    const name = textIn(details, 'name') ?? '';
    const frame = this.#frameFor(name, before);
    const previous = before.run && before.run !== frame.parent ? { previous: before.run } : {};
    const input = textIn(details, 'input');
    const run: StateRun = {
      id,
      name,
      type: type.slice(0, -'StateEntered'.length),
      nodeId: nodeId(frame.scope, name),
      ...(frame.parent && { parent: frame.parent }),
      ...(frame.iteration !== undefined && { iteration: frame.iteration }),
      ...(frame.branch !== undefined && { branch: frame.branch }),
      enteredAt: at,
      status: 'running',
      ...(input !== undefined && { input }),
      attempts: [],
      ...previous,
    };
    this.#runs.push(run);
    this.#noteItem(run);
    return { run, frame };
  }

  #noteItem(run: StateRun): void {
    const { parent, iteration } = run;
    if (!parent || iteration === undefined) return;
    const items = this.#items.get(parent) ?? new Map<number, StateRun[]>();
    this.#items.set(parent, items);
    const runs = items.get(iteration);
    if (runs) runs.push(run);
    else items.set(iteration, [run]);
  }

  /** A state right after ParallelStateStarted is the first of a branch. */
  #frameFor(name: string, { run, frame }: Standing): Frame {
    if (run?.type !== 'Parallel' || run.exitedAt !== undefined || frame.parent === run) return frame;
    const entered = this.#branches.get(run) ?? 0;
    this.#branches.set(run, entered + 1);
    const starts = this.#stateAt(run)?.inner.map(({ startAt }) => startAt) ?? [];
    const branch = starts.includes(name) ? starts.indexOf(name) : entered;
    return { scope: innerScope(run.nodeId, branch), parent: run, branch };
  }

  #startAttempt(run: StateRun, event: ReadEvent): void {
    this.#branches.delete(run);
    startAttempt(run, event);
  }

  #stateAt(run: StateRun): StateDefinition | undefined {
    const workflow: Workflow | undefined = run.parent
      ? this.#stateAt(run.parent)?.inner[run.branch ?? 0]
      : this.#workflow;
    return workflow?.states.get(run.name);
  }

  #exit({ at, details }: ReadEvent, before: Standing): Standing {
    const name = textIn(details, 'name');
    const run = climb(before, (candidate) => candidate.name === name && candidate.exitedAt === undefined);
    if (!run) return before;
    run.exitedAt = at;
    run.status = run.attempts.at(-1)?.status === 'failed' || isTimedOut(run) ? 'caught' : 'succeeded';
    if (run.status === 'succeeded') forgetFailure(run);
    const output = textIn(details, 'output');
    if (output !== undefined) run.output = output;
    const assigned = details['assignedVariables'];
    if (typeof assigned === 'object' && assigned !== null) run.assigned = { ...assigned };
    return { run, frame: frameOf(run, before.frame) };
  }

  #takeIteration({ type, details, at }: ReadEvent, before: Standing): Standing {
    const run = climb(before, (candidate) => candidate.name === textIn(details, 'name')) ?? before.run;
    if (!run) return before;
    const iteration = numberIn(details, 'index') ?? 0;
    if (type === 'MapIterationStarted')
      return { run, frame: { scope: innerScope(run.nodeId, 0), parent: run, iteration } };
    const status = endingOf(type);
    if (status && status !== 'succeeded')
      settle(this.#items.get(run)?.get(iteration) ?? [], {
        status,
        at,
        ...(before.run && { lastRun: before.run }),
      });
    return { run, frame: frameOf(run, before.frame) };
  }

  #failEvaluation(event: ReadEvent, before: Standing): Standing {
    const name = textIn(event.details, 'state');
    const run = this.#runs.findLast(
      (candidate) => candidate.name === name && candidate.exitedAt === undefined,
    );
    if (!run) return before;
    if (run.attempts.at(-1)?.status !== 'running') startAttempt(run, event);
    endAttempt(run, 'failed', event);
    return { run, frame: frameOf(run, before.frame) };
  }
}

/** Walks from where the machine stood up through the groups around it. */
function climb({ run, frame }: Standing, fits: (run: StateRun) => boolean): StateRun | undefined {
  const start = run ?? frame.parent;
  for (let candidate = start; candidate; candidate = candidate.parent) if (fits(candidate)) return candidate;
  return undefined;
}

/** The group that an event is about: one that is open, or one that is about to begin. */
function openRun(before: Standing, type: string | undefined, begins: boolean): StateRun | undefined {
  return climb(before, (run) => run.type === type && run.exitedAt === undefined && isAtWork(run) !== begins);
}

function isAtWork({ attempts }: StateRun): boolean {
  return attempts.at(-1)?.status === 'running';
}

function frameOf(run: StateRun, fallback: Frame): Frame {
  const { parent, iteration, branch, nodeId: id, name } = run;
  if (fallback.parent === parent && fallback.iteration === iteration && fallback.branch === branch)
    return fallback;
  return {
    scope: id.slice(0, id.length - name.length - 1),
    ...(parent && { parent }),
    ...(iteration !== undefined && { iteration }),
    ...(branch !== undefined && { branch }),
  };
}

const ENDINGS: readonly (readonly [suffix: RegExp, status: RunStatus])[] = [
  [/Succeeded$/, 'succeeded'],
  [/TimedOut$/, 'timed out'],
  [/Failed$/, 'failed'],
  [/(ExecutionAborted|MapIterationAborted|MapRunAborted)$/, 'aborted'],
];

function endingOf(type: string): RunStatus | undefined {
  // The event of a Map Run repeats what the next event of its Map state says.
  if (type.startsWith('MapRun')) return undefined;
  return ENDINGS.find(([suffix]) => suffix.test(type))?.[1];
}

function startAttempt(run: StateRun, { at, details }: ReadEvent): void {
  const input = textIn(details, 'input') ?? textIn(details, 'parameters');
  const resource = resourceOf(details);
  if (resource !== undefined) run.resource = resource;
  run.attempts.push({
    number: run.attempts.length + 1,
    status: 'running',
    startedAt: at,
    ...(input !== undefined && { input }),
    ...(resource !== undefined && { resource }),
  });
}

function endAttempt(run: StateRun, status: RunStatus, { at, details }: ReadEvent): void {
  const attempt = run.attempts.at(-1);
  const [error, cause, output] = ['error', 'cause', 'output'].map((member) => textIn(details, member));
  if (attempt?.status === 'running') {
    endWith(attempt, status, at);
    if (output !== undefined) attempt.output = output;
    noteFailure(attempt, error, cause);
  }
  noteFailure(run, error, cause);
}

function endWith(attempt: Attempt, status: RunStatus, at: number): void {
  attempt.status = status;
  attempt.endedAt = at;
}

function noteItems(run: StateRun, { details }: ReadEvent): void {
  const length = numberIn(details, 'length');
  const mapRunArn = textIn(details, 'mapRunArn');
  if (length !== undefined) run.length = length;
  if (mapRunArn !== undefined) run.mapRunArn = mapRunArn;
}

function noteFailure(
  failed: { error?: string; cause?: string },
  error: string | undefined,
  cause: string | undefined,
): void {
  if (error !== undefined) failed.error = error;
  if (cause !== undefined) failed.cause = cause;
}

/** The event of a failed attempt whose retry succeeded marks that attempt alone. */
function forgetFailure(run: StateRun): void {
  delete run.error;
  delete run.cause;
}

function isTimedOut(run: StateRun): boolean {
  return run.attempts.at(-1)?.status === 'timed out';
}

function abort(run: StateRun, at: number): void {
  run.status = 'aborted';
  run.exitedAt = at;
  for (const attempt of run.attempts) if (attempt.status === 'running') endWith(attempt, 'aborted', at);
}

/** Ends the runs that were open when the whole ended: the run that caused the end failed, the others were cut off. */
function settle(runs: readonly StateRun[], end: End): void {
  for (const run of runs) {
    if (run.status !== 'running') continue;
    run.status = statusAtEnd(run, end);
    run.exitedAt = end.at;
    for (const attempt of run.attempts)
      if (attempt.status === 'running') endWith(attempt, run.status, end.at);
  }
}

function statusAtEnd(run: StateRun, { status, lastRun }: End): RunStatus {
  const last = run.attempts.at(-1)?.status;
  if (last === 'failed' || last === 'timed out') return last;
  if (status === 'succeeded') return 'aborted';
  return status !== 'failed' || isAround(run, lastRun) ? status : 'aborted';
}

function isAround(run: StateRun, inner: StateRun | undefined): boolean {
  for (let at = inner; at; at = at.parent) if (at === run) return true;
  return false;
}
