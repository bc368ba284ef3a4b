import {
  type EnteredEvent,
  type EventDetails,
  type ExitedEvent,
  type HistoryEvent,
  NOT_TRUNCATED,
} from '../history.ts';
import type { Awaitable, Json } from '../json.ts';
import { areTooLarge, dataLimitExceeded, isTooLarge, Payload, variablesTooLarge } from '../payload.ts';
import type { Exit } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import type { Undertaking } from '../rehearsal.ts';
import { taskTokenOf } from '../tasks/task-token.ts';
import { formatTimestamp } from '../timestamp.ts';
import type { Frame, Outcome } from '../workflow.ts';
import type { Branch } from './branch.ts';
import { handleFailure } from './handle-failure.ts';
import { type Arrival, reach, type Visit } from './visit.ts';
import { VisitRandom } from './visit-random.ts';

/** The state's output and the state that follows. */
interface Transition {
  readonly name: string | undefined;
  readonly payload: Payload;
}

/** Enters a state, works until it succeeds or is out of retries, and leaves it. */
export async function runState(arrival: Arrival): Promise<Transition> {
  const visit = enter(arrival);
  for (;;) {
    try {
      // Waits once even for a state that only computes, so that lines beside each other take turns.
      const { exit, next } = await attempt(visit);
      if (visit.execution.history.recording) await reach(visit);
      return leave(visit, exit, next);
    } catch (error) {
      const caught = await handleFailure(visit, error);
      if (caught) return leave(visit, caught.exit, caught.next);
      visit.retryCount++;
    }
  }
}

/** Writes that the state is entered. */
export function enter(arrival: Arrival): Visit {
  const { execution, state, branch, input } = arrival;
  const { previousEventId, variables } = branch;
  const { history, identity, rehearsal } = execution;
  const entered = history.write(branch, state.type.entered, {
    name: state.name,
    input: input.text,
    inputDetails: NOT_TRUNCATED,
  });
  const visit = {
    ...arrival,
    input: asRecorded(input, entered.details.input),
    enteredId: entered.id,
    previousEventId,
    retries: [],
    retryCount: 0,
  };
  const context = (): Json => rehearsal?.context ?? contextObject(visit, entered.timestamp);
  const scope: Scope = {
    input: visit.input.value,
    variables,
    context,
    random: new VisitRandom(identity, entered.id),
    evaluateElsewhere: execution.ports.evaluateElsewhere,
    ...(rehearsal && { note: rehearsal.note }),
  };
  return Object.assign(visit, { scope });
}

/** The data itself, unless the history has another: chance and the time of day may give another on a second run. */
function asRecorded(payload: Payload, text: string): Payload {
  return text === payload.text ? payload : Payload.parse(text);
}

function contextObject(visit: Omit<Visit, 'scope'>, enteredTime: number): Json {
  const { execution, state, branch, retryCount } = visit;
  const retries = state.type.handlesErrors ? { RetryCount: retryCount } : {};
  return {
    ...execution.context,
    State: {
      Name: execution.rehearsal?.stateName ?? state.name,
      EnteredTime: formatTimestamp(enteredTime),
      ...retries,
    },
    ...(state.takesToken && { Task: { Token: tokenOf(visit) } }),
    ...(branch.mapItem && { Map: { Item: { ...branch.mapItem } } }),
  };
}

function tokenOf({ execution, enteredId, retryCount }: Omit<Visit, 'scope'>): string {
  const { executionArn, redriveCount } = execution.identity;
  return taskTokenOf({ executionArn, redriveCount, enteredId, retryCount });
}

interface Attempt {
  readonly exit: Exit;
  readonly next: string | undefined;
}

/** Works once. Throws a `StatesError`, or rejects with it, when the state fails. */
export function attempt(visit: Visit): Awaitable<Attempt> {
  const scope = visit.state.flow.enter(visit.scope);
  return chain(visit.state.flow.arguments(scope), (effective) =>
    chain(visit.state.work(frameOf(visit, scope, effective)), (outcome) =>
      chain(recordedExit(visit) ?? evaluateExit(visit, outcome), (exit) => ({
        exit,
        next: outcome.next ?? visit.state.next,
      })),
    ),
  );
}

/** Goes on at once with a value that is there already. */
function chain<T, R>(value: Awaitable<T>, goOn: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}

function frameOf(visit: Visit, scope: Scope, effective: Json): Frame {
  const { execution, state, branch, input, runWorkflow } = visit;
  return {
    execution,
    branch,
    stateName: state.name,
    input,
    scope,
    arguments: effective,
    write: (type, details) => execution.history.write(branch, type, details),
    note: (type, details) => execution.history.note(branch, type, details),
    reach: () => (execution.history.recording ? reach(visit) : undefined),
    perform: execution.rehearsal?.perform ?? perform,
    taskToken: () => tokenOf(visit),
    runWorkflow,
  };
}

function perform(work: Undertaking): Promise<Payload> {
  return work.run();
}

function evaluateExit({ state, scope }: Visit, outcome: Outcome): Awaitable<Exit> {
  const result = outcome.result instanceof Payload ? outcome.result.value : outcome.result;
  scope.note?.('result', result);
  return (outcome.exit ?? state.flow.exit)(scope, result);
}

/** A state that was left already is not evaluated again. */
function recordedExit({ execution, branch, state }: Visit): Exit | undefined {
  const left = execution.history.recording?.find(branch, ({ type }) => type === state.type.exited);
  if (!left) return undefined;
  const { output, assignedVariables } = left.details as EventDetails[ExitedEvent];
  if (!assignedVariables) return { output: JSON.parse(output) as Json };
  const entries = Object.entries(assignedVariables).map(([name, text]) => [name, JSON.parse(text) as Json]);
  return {
    output: JSON.parse(output) as Json,
    assigned: Object.fromEntries(entries) as Record<string, Json>,
  };
}

/** Writes that the state is left, and assigns its variables. */
export function leave(visit: Visit, { output, assigned }: Exit, next: string | undefined): Transition {
  const { execution, state, branch, input } = visit;
  const payload = output === input.value ? input : new Payload(output);
  if (isTooLarge(payload.text)) throw dataLimitExceeded(state.name);
  const details = assigned && assignedDetails(assigned);
  // What was recorded was taken, by an earlier version too.
  if (details && !execution.history.recording && areTooLarge(details.assignedVariables ?? {}))
    throw variablesTooLarge(state.name);
  if (!state.type.exited) return { name: next, payload };
  execution.history.write(branch, state.type.exited, {
    name: state.name,
    output: payload.text,
    outputDetails: NOT_TRUNCATED,
    ...details,
  });
  if (assigned) branch.variables = withVariables(branch, assigned);
  return { name: recordedState(visit) ?? next, payload };
}

/** The state that the line went to. */
function recordedState({ execution, branch }: Visit): string | undefined {
  const entered = execution.history.recording?.find(branch, ({ type }) => type.endsWith('StateEntered'));
  return entered && (entered as HistoryEvent<EnteredEvent>).details.name;
}

interface AssignedDetails {
  readonly assignedVariables?: Readonly<Record<string, string>>;
  readonly assignedVariablesDetails?: typeof NOT_TRUNCATED;
}

function assignedDetails(assigned: NonNullable<Exit['assigned']>): AssignedDetails {
  const entries = Object.entries(assigned);
  if (entries.length === 0) return {};
  const assignedVariables = Object.fromEntries(entries.map(([name, value]) => [name, JSON.stringify(value)]));
  return { assignedVariables, assignedVariablesDetails: NOT_TRUNCATED };
}

/** Without a prototype, so that a variable that was never assigned is not found. */
function withVariables(branch: Branch, assigned: NonNullable<Exit['assigned']>): Branch['variables'] {
  return Object.assign(Object.create(null) as object, branch.variables, assigned);
}
