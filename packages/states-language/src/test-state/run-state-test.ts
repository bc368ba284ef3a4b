import type { HttpExchange } from '../http-port.ts';
import { isObject, type Json } from '../json.ts';
import { STATE_DATA } from '../maps/map-items.ts';
import { Payload } from '../payload.ts';
import type { Variables } from '../query-language/scope.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { Branch } from '../runner/branch.ts';
import { enter } from '../runner/run-state.ts';
import { withTimeout } from '../runner/with-timeout.ts';
import { StatesError } from '../states-error.ts';
import { checkTest } from './check-test.ts';
import { InvalidTest } from './invalid-test.ts';
import { mockedWork } from './mocked-work.ts';
import { readContext } from './read-context.ts';
import type { StateTest, StateTestResult } from './state-test.ts';
import { shownSteps, StepNotes } from './step-notes.ts';
import { testExecution, type TestOptions } from './test-execution.ts';
import { LONE_STATE, readTestedState, type TestedState } from './tested-state.ts';
import { failedBy, type Outcome, visitState } from './visit-state.ts';

/** A test may take this long: five minutes. */
const LONGEST_MILLISECONDS = 300_000;

/** Runs one state as an execution would. Throws `InvalidTest`, or `DefinitionError` for a wrong definition. */
export async function runStateTest(test: StateTest, options: TestOptions): Promise<StateTestResult> {
  const { canCall, outputModel, clock } = options.ports;
  const tested = readTestedState(test, canCall ? { canCall } : {});
  checkTest(test, tested, outputModel);
  const notes = new StepNotes();
  let told: HttpExchange | undefined;
  const rehearsal = {
    ...rehearsalOf(test, notes),
    noteExchange: (exchange: HttpExchange) => void (told = exchange),
  };
  const variables = readVariables(test.variables);
  const limited = (signal: AbortSignal): Promise<Outcome> =>
    rehearse(test, tested, { ...options, signal }, { rehearsal, variables });
  const until = clock.now() + LONGEST_MILLISECONDS;
  const ended = await withTimeout(clock, options.signal, until, limited).catch(failed);
  const { errorDetails, variables: after = variables, ...outcome } = ended;
  return {
    ...outcome,
    inspection: {
      input: test.input,
      steps: notes.shown(shownSteps(tested.definition)),
      ...(Object.keys(after).length > 0 && { variables: { ...after } }),
      ...(errorDetails && { errorDetails }),
      ...(told && shownExchange(test, told)),
    },
  };
}

/** What a test tells of an HTTP task's request: not what its connection has added, unless secrets are revealed. */
function shownExchange({ revealSecrets }: StateTest, { request, withoutSecrets, response }: HttpExchange) {
  return { request: revealSecrets ? request : withoutSecrets, ...(response && { response }) };
}

function rehearsalOf(
  { mock, context, configuration = {} }: StateTest,
  notes: StepNotes,
): Omit<Rehearsal, 'noteExchange'> {
  const { mapItemReaderData } = configuration;
  return {
    // AWS's context has this name even for a state of a machine.
    stateName: LONE_STATE,
    note: (step, value) => notes.add(step, value),
    perform: mock ? mockedWork(mock, configuration, notes) : (work) => work.run(),
    ...(context !== undefined && { context: readContext(context) }),
    ...(mapItemReaderData !== undefined && { readerData: mapItemReaderData }),
  };
}

function readVariables(text = '{}'): Variables {
  const none = Object.create(null) as Variables;
  try {
    const variables = JSON.parse(text) as Json;
    if (isObject(variables)) return Object.assign(none, variables);
  } catch (cause) {
    throw new InvalidTest('Variables must be a valid JSON string.', { cause });
  }
  throw new InvalidTest('Variables must be a JSON object.');
}

function rehearse(
  test: StateTest,
  tested: TestedState,
  options: TestOptions,
  { rehearsal, variables }: { readonly rehearsal: Rehearsal; readonly variables: Variables },
): Promise<Outcome> {
  const input = Payload.parse(test.input);
  // A state within a Map finds its input as the first item.
  const item = tested.isInMap ? { mapItem: { Index: 0, Value: input.value, Source: STATE_DATA } } : {};
  const start = { previousEventId: 0, time: options.ports.clock.now() };
  const branch: Branch = { ...start, variables, signal: options.signal, ...item };
  const execution = testExecution(test, options, rehearsal);
  const { state } = tested;
  const visit = enter({ execution, state, branch, input, runWorkflow: noWorkflow });
  const retries = test.configuration?.retrierRetryCount ?? 0;
  visit.retryCount = retries;
  visit.retries.push(...state.retriers.map(() => retries));
  return visitState(visit);
}

/** A mock stands in for all that runs states within the tested one. */
function noWorkflow(): never {
  throw new Error('A test runs one state alone.');
}

function failed(error: unknown): Outcome {
  if (error instanceof StatesError) return failedBy(error);
  throw error;
}
