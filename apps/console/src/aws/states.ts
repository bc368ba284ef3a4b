import type {
  DescribeExecutionOutput,
  DescribeMapRunOutput,
  DescribeStateMachineForExecutionOutput,
  DescribeStateMachineOutput,
  GetExecutionHistoryOutput,
  ListExecutionsOutput,
  ListStateMachinesOutput,
  StartExecutionOutput,
  TestStateInput,
  TestStateOutput,
  ValidateStateMachineDefinitionOutput,
} from '@aws-sdk/client-sfn';
import { jsonCall, type OnTheWire } from './json-call.ts';

export type Execution = OnTheWire<DescribeExecutionOutput>;
export type WireHistoryEvent = NonNullable<OnTheWire<GetExecutionHistoryOutput>['events']>[number];

/** The most events that one answer has. */
const PAGE = 1000;

export function describeExecution(executionArn: string, signal?: AbortSignal): Promise<Execution> {
  return jsonCall<DescribeExecutionOutput>('states', 'DescribeExecution', { executionArn }, signal);
}

/** The machine as it was when the execution began. */
export function describeMachineOf(
  executionArn: string,
  signal?: AbortSignal,
): Promise<OnTheWire<DescribeStateMachineForExecutionOutput>> {
  return jsonCall('states', 'DescribeStateMachineForExecution', { executionArn }, signal);
}

/** The events after the known ones: read from the newest backwards, until a known one comes. */
export async function newerEvents(
  executionArn: string,
  known: readonly WireHistoryEvent[],
  signal?: AbortSignal,
): Promise<readonly WireHistoryEvent[]> {
  const lastKnown = known.at(-1)?.id ?? 0;
  const newest: WireHistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page: OnTheWire<GetExecutionHistoryOutput> = await jsonCall<GetExecutionHistoryOutput>(
      'states',
      'GetExecutionHistory',
      { executionArn, reverseOrder: true, maxResults: PAGE, ...(nextToken !== undefined && { nextToken }) },
      signal,
    );
    newest.push(...(page.events ?? []));
    nextToken = (newest.at(-1)?.id ?? 0) > lastKnown + 1 ? page.nextToken : undefined;
  } while (nextToken !== undefined);
  const news = newest.filter(({ id = 0 }) => id > lastKnown).reverse();
  return news.length === 0 ? known : [...known, ...news];
}

export type ListedExecution = NonNullable<OnTheWire<ListExecutionsOutput>['executions']>[number];
export type ListedMachine = NonNullable<OnTheWire<ListStateMachinesOutput>['stateMachines']>[number];
export type Machine = OnTheWire<DescribeStateMachineOutput>;

/** Every state machine. */
export async function listMachines(signal?: AbortSignal): Promise<ListedMachine[]> {
  const all: ListedMachine[] = [];
  let nextToken: string | undefined;
  do {
    const page: OnTheWire<ListStateMachinesOutput> = await jsonCall<ListStateMachinesOutput>(
      'states',
      'ListStateMachines',
      { maxResults: PAGE, ...(nextToken !== undefined && { nextToken }) },
      signal,
    );
    all.push(...(page.stateMachines ?? []));
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  return all;
}

export function describeMachine(stateMachineArn: string, signal?: AbortSignal): Promise<Machine> {
  return jsonCall<DescribeStateMachineOutput>('states', 'DescribeStateMachine', { stateMachineArn }, signal);
}

/** One page of a machine's executions, the newest first. */
export function listExecutions(
  stateMachineArn: string,
  nextToken: string | undefined,
  signal?: AbortSignal,
): Promise<OnTheWire<ListExecutionsOutput>> {
  return executionPage({ stateMachineArn, nextToken }, signal);
}

/** One page of a Map Run's children, the newest first. */
export function listChildren(
  mapRunArn: string,
  nextToken: string | undefined,
  signal?: AbortSignal,
): Promise<OnTheWire<ListExecutionsOutput>> {
  return executionPage({ mapRunArn, nextToken }, signal);
}

function executionPage(input: object, signal?: AbortSignal): Promise<OnTheWire<ListExecutionsOutput>> {
  return jsonCall<ListExecutionsOutput>('states', 'ListExecutions', { ...input, maxResults: PAGE }, signal);
}

export async function startExecution(stateMachineArn: string, input: string, name?: string): Promise<string> {
  const { executionArn = '' } = await jsonCall<StartExecutionOutput>('states', 'StartExecution', {
    stateMachineArn,
    input,
    ...(name !== undefined && { name }),
  });
  return executionArn;
}

export async function stopExecution(executionArn: string): Promise<void> {
  await jsonCall('states', 'StopExecution', { executionArn, cause: 'Stopped in the console.' });
}

/** Goes on with an execution that did not succeed. */
export async function redriveExecution(executionArn: string): Promise<void> {
  await jsonCall('states', 'RedriveExecution', { executionArn });
}

export function validateDefinition(
  definition: string,
  signal?: AbortSignal,
): Promise<OnTheWire<ValidateStateMachineDefinitionOutput>> {
  return jsonCall<ValidateStateMachineDefinitionOutput>(
    'states',
    'ValidateStateMachineDefinition',
    { definition, severity: 'WARNING' },
    signal,
  );
}

export type TestedState = OnTheWire<TestStateOutput>;

/** Runs one state of a machine, without an execution. */
export function testState(test: TestStateInput): Promise<TestedState> {
  return jsonCall<TestStateOutput>('states', 'TestState', test);
}

export type MapRun = OnTheWire<DescribeMapRunOutput>;

export function describeMapRun(mapRunArn: string, signal?: AbortSignal): Promise<MapRun> {
  return jsonCall<DescribeMapRunOutput>('states', 'DescribeMapRun', { mapRunArn }, signal);
}
