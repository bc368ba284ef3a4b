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
import { taskTokenOf } from '../tasks/task-token.ts';
import { formatTimestamp } from '../timestamp.ts';
import type { Outcome } from '../workflow.ts';
import type { Branch } from './branch.ts';
import { handleFailure } from './handle-failure.ts';
import { StateFrame } from './state-frame.ts';
import { type Arrival, reach, type Visit } from './visit.ts';
import { VisitRandom } from './visit-random.ts';

/** The state's output and the state that follows. */
interface Transition {
  readonly name: string | undefined;
  readonly payload: Payload;
}

/**
 * Enters a state, works until it succeeds or is out of retries, and leaves it. Waits once even for a state that only
 * computes, so that lines beside each other take turns.
 */
export async function runState(arrival: Arrival): Promise<Transition> {
  return await workUntilLeft(enter(arrival));
}

/** The same without a wait for a state that only computes, of a line beside which there is no other. */
export function runStateAlone(arrival: Arrival): Awaitable<Transition> {
  const visit = enter(arrival);
  try {
    const attempted = attempt(visit);
    if (attempted instanceof Promise) return workUntilLeft(visit, () => attempted);
    return leave(visit, attempted.exit, attempted.next, attempted.result);
  } catch (error) {
    return workUntilLeft(visit, () => {
      throw error;
    });
  }
}

/** The first attempt may be made already. */
async function workUntilLeft(visit: Visit, first = () => attempt(visit)): Promise<Transition> {
  for (let work = first; ; work = () => attempt(visit)) {
    try {
      const { exit, next, result } = await work();
      if (visit.execution.history.recording) await reach(visit);
      return leave(visit, exit, next, result);
    } catch (error) {
      const caught = await handleFailure(visit, error);
      if (caught) return leave(visit, caught.exit, caught.next);
      visit.retryCount++;
    }
  }
}

/** Writes that the state is entered. */
export function enter(arrival: Arrival): Visit {
  const { execution, state, branch, runWorkflow } = arrival;
  const { previousEventId, variables } = branch;
  const { history, identity, rehearsal } = execution;
  const entered = history.write(branch, state.type.entered, {
    name: state.name,
    input: arrival.input.text,
    inputDetails: NOT_TRUNCATED,
  });
  const input = asRecorded(arrival.input, entered.details.input);
  const enteredId = entered.id;
  const scope: Scope = {
    input: input.value,
    variables,
    context: () => rehearsal?.context ?? contextObject(visit, entered.timestamp),
    random: new VisitRandom(identity, enteredId),
    evaluateElsewhere: execution.ports.evaluateElsewhere,
    note: rehearsal?.note,
  };
  // Written out: every state has one, and copies by `...` take longer than all else here.
  const visit: Visit = {
    execution,
    state,
    branch,
    input,
    runWorkflow,
    scope,
    enteredId,
    previousEventId,
    retries: [],
    retryCount: 0,
  };
  return visit;
}

/** The data itself, unless the history has another: chance and the time of day may give another on a second run. */
function asRecorded(payload: Payload, text: string): Payload {
  return text === payload.text ? payload : Payload.parse(text);
}

function contextObject(visit: Omit<Visit, 'scope'>, enteredTime: number): Json {
  const { execution, state, branch, retryCount } = visit;
  const retries = state.type.handlesErrors ? { RetryCount: retryCount } : {};
  return {
    ...execution.context(),
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
  const { executionArn, redriveCount = 0 } = execution.identity;
  return taskTokenOf({ executionArn, redriveCount, enteredId, retryCount });
}

interface Attempt {
  readonly exit: Exit;
  readonly next: string | undefined;
  /** What the exit was made of; its text is the output's where that is the same value. */
  readonly result: Outcome['result'];
}

/** Works once. Throws a `StatesError`, or rejects with it, when the state fails. */
export function attempt(visit: Visit): Awaitable<Attempt> {
  const { flow } = visit.state;
  const scope = flow.enter(visit.scope);
  const effective = flow.arguments(scope);
  if (effective instanceof Promise) return effective.then((found) => workOn(visit, scope, found));
  return workOn(visit, scope, effective);
}

/** Each step goes on at once with what is there already. */
function workOn(visit: Visit, scope: Scope, effective: Json): Awaitable<Attempt> {
  const outcome = visit.state.work(new StateFrame(visit, scope, effective, tokenOf));
  return outcome instanceof Promise
    ? outcome.then((found) => conclude(visit, found))
    : conclude(visit, outcome);
}

function conclude(visit: Visit, outcome: Outcome): Awaitable<Attempt> {
  const next = outcome.next ?? visit.state.next;
  const left = recordedExit(visit);
  if (left) return { ...left, next };
  const { result } = outcome;
  const exit = evaluateExit(visit, outcome);
  return exit instanceof Promise
    ? exit.then((found) => ({ exit: found, next, result }))
    : { exit, next, result };
}

function evaluateExit({ state, scope }: Visit, outcome: Outcome): Awaitable<Exit> {
  const result = outcome.result instanceof Payload ? outcome.result.value : outcome.result;
  scope.note?.('result', result);
  return (outcome.exit ?? state.flow.exit)(scope, result);
}

/** A state that was left already is not evaluated again. */
function recordedExit({ execution, branch, state }: Visit): Omit<Attempt, 'next'> | undefined {
  const left = execution.history.recording?.find(branch, ({ type }) => type === state.type.exited);
  if (!left) return undefined;
  const { output: text, assignedVariables } = left.details as EventDetails[ExitedEvent];
  const result = Payload.parse(text);
  const output = result.value;
  if (!assignedVariables) return { exit: { output }, result };
  const entries = Object.entries(assignedVariables).map(([name, set]) => [name, JSON.parse(set) as Json]);
  return { exit: { output, assigned: Object.fromEntries(entries) as Record<string, Json> }, result };
}

/** Writes that the state is left, and assigns its variables. */
export function leave(
  visit: Visit,
  { output, assigned }: Exit,
  next: string | undefined,
  result?: Outcome['result'],
): Transition {
  const { execution, state, branch, input } = visit;
  const payload = payloadOf(output, result, input);
  if (isTooLarge(payload.text)) throw dataLimitExceeded(state.name);
  const details = assigned && assignedDetails(assigned);
  // What was recorded was taken, by an earlier version too.
  if (details && !execution.history.recording && areTooLarge(details.assignedVariables ?? {}))
    throw variablesTooLarge(state.name);
  if (!state.type.exited) return { name: next, payload };
  const exited = { name: state.name, output: payload.text, outputDetails: NOT_TRUNCATED };
  execution.history.write(branch, state.type.exited, details ? { ...exited, ...details } : exited);
  if (assigned) branch.variables = withVariables(branch, assigned);
  return { name: recordedState(visit) ?? next, payload };
}

/** What came in or was the result is passed on as it was written: AWS keeps the text, `1.0` and spaces included. */
function payloadOf(output: Json, result: Outcome['result'] | undefined, input: Payload): Payload {
  if (result instanceof Payload && result.value === output) return result;
  return input.value === output ? input : new Payload(output);
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
