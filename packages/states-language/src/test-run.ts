import { FakeClock, seededRandom } from '@scones/deterministic';
import { parse } from './definition/parse.ts';
import { growingPause } from './growing-pause.ts';
import type { HistoryEvent } from './history.ts';
import type { Json, JsonObject } from './json.ts';
import type { Ports, ServiceCall, ServiceResponse } from './ports.ts';
import { runExecution } from './run-execution.ts';
import type { ExecutionResult } from './execution-result.ts';
import { TaskTokens } from './tasks/task-tokens.ts';

/** An execution in a test: its events so far, and how it ends. */
export interface TestRun {
  readonly events: HistoryEvent[];
  readonly clock: FakeClock;
  readonly result: Promise<ExecutionResult>;
  /** The types of the events, in order. */
  readonly types: () => string[];
}

export interface TestRunOptions {
  readonly input?: Json;
  readonly machine?: JsonObject;
  readonly callService?: (call: ServiceCall) => Promise<ServiceResponse>;
  readonly http?: Ports['http'];
  readonly startMapRun?: Ports['startMapRun'];
  readonly taskTokens?: TaskTokens;
  readonly scheduleActivity?: Ports['scheduleActivity'];
  readonly hasActivity?: Ports['hasActivity'];
  readonly mockedTasks?: Ports['mockedTasks'];
  readonly evaluateElsewhere?: Ports['evaluateElsewhere'];
  readonly signal?: AbortSignal;
  readonly historyLimit?: number;
  /** The events after which the execution goes on, at the time of the last one. */
  readonly recorded?: readonly HistoryEvent[];
}

/** Runs the states, of which the first is where the machine starts. */
export function runStates(states: Record<string, Json>, options: TestRunOptions = {}): TestRun {
  return runDefinition(
    { StartAt: Object.keys(states)[0] as string, States: states, ...options.machine },
    options,
  );
}

/** Runs a machine whose clock stands still. Throws `DefinitionError` for one that is not valid. */
export function runDefinition(
  definition: JsonObject,
  options: Omit<TestRunOptions, 'machine'> = {},
): TestRun {
  const { recorded = [] } = options;
  const events: HistoryEvent[] = [...recorded];
  const clock = new FakeClock(recorded.at(-1)?.timestamp);
  const noMapRun = (): never => {
    throw new Error('there is no map run');
  };
  const noWorker = (): Promise<never> => Promise.reject(new Error('there is no worker'));
  const noService = (): Promise<never> => Promise.reject(new Error('there is no service'));
  const result = runExecution({
    machine: parse(JSON.stringify(definition)),
    recorded,
    input: JSON.stringify(options.input ?? {}),
    identity: {
      executionArn: 'arn:execution',
      executionName: 'execution',
      stateMachineArn: 'arn:machine',
      stateMachineName: 'machine',
      roleArn: 'arn:role',
      region: 'us-east-1',
      startTime: recorded[0]?.timestamp ?? clock.now(),
      redriveCount: 0,
    },
    ports: {
      clock,
      pause: growingPause(clock),
      random: seededRandom(1),
      callService: options.callService ?? noService,
      http: options.http,
      evaluateElsewhere: options.evaluateElsewhere,
      history: (event) => void events.push(event),
      startMapRun: options.startMapRun ?? noMapRun,
      taskTokens: options.taskTokens ?? new TaskTokens(),
      scheduleActivity: options.scheduleActivity ?? noWorker,
      hasActivity: options.hasActivity,
      mockedTasks: options.mockedTasks,
    },
    ...(options.signal && { signal: options.signal }),
    ...(options.historyLimit !== undefined && { historyLimit: options.historyLimit }),
  });
  return { events, clock, result, types: () => events.map(({ type }) => type) };
}

/** Answers as Lambda functions of these names would; one that throws fails by the error's name. */
export function functions(
  handlers: Readonly<Record<string, (event: Json) => Json>>,
): (call: ServiceCall) => Promise<ServiceResponse> {
  return async ({ parameters }) => {
    const { FunctionName: name, Payload: payload } = parameters as Record<string, string>;
    const handle = handlers[name?.split(':').at(-1) ?? ''];
    if (!handle) throw new Error(`There is no function ${name}.`);
    return await lambdaAnswers(resultOf(() => handle(JSON.parse(payload ?? '{}') as Json)))();
  };
}

function resultOf(work: () => Json): Json | Error {
  try {
    return work();
  } catch (error) {
    return error as Error;
  }
}

/** Answers as a Lambda function would that returns this, or throws it if it is an error. */
export function lambdaAnswers(
  ...answers: (Json | Error)[]
): (call?: ServiceCall) => Promise<ServiceResponse> {
  let next = 0;
  return async () => {
    const answer = answers[Math.min(next++, answers.length - 1)] as Json | Error;
    if (!(answer instanceof Error)) return { output: { StatusCode: 200, Payload: JSON.stringify(answer) } };
    const payload = { errorType: answer.name, errorMessage: answer.message };
    return { output: { StatusCode: 200, FunctionError: 'Unhandled', Payload: JSON.stringify(payload) } };
  };
}

/** A thrown error of that name. */
export function thrown(name: string): Error {
  return Object.assign(new Error('message'), { name });
}
