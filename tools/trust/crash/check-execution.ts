import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { systemClock } from '@scones/deterministic';
import type { CrashingEmulator } from './crashing-emulator.ts';
import { type StartedExecution, statesClient } from './load.ts';
import { KEYS } from './machine-under-load.ts';

/** What was found of one execution; each member counts. */
export interface Finding {
  readonly succeeded: number;
  readonly lost: number;
  readonly brokenHistories: number;
  readonly missingCalls: number;
  readonly repeatedCalls: number;
  /** Calls beyond one for the first time and one for each kill. */
  readonly needlessCalls: number;
  readonly startedTwice: number;
}

/** How long an execution may take to its end, in milliseconds. */
const PATIENCE = 120_000;

export async function checkExecution(
  emulator: CrashingEmulator,
  { name, executionArn }: StartedExecution,
  calls: ReadonlyMap<string, ReadonlyMap<string, number>>,
  kills: number,
): Promise<Finding> {
  const states = statesClient(emulator);
  try {
    const status = await endOf(states, executionArn);
    const events = await historyOf(states, executionArn);
    const counts = KEYS.map((key) => calls.get(name)?.get(key) ?? 0);
    const isWhole = isHistoryWhole(events);
    if (status !== 'SUCCEEDED' || !isWhole) console.log(describe(executionArn, status, events));
    return {
      succeeded: Number(status === 'SUCCEEDED'),
      lost: Number(status !== 'SUCCEEDED'),
      brokenHistories: Number(!isWhole),
      missingCalls: counts.filter((count) => count === 0).length,
      repeatedCalls: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
      needlessCalls: counts.reduce((sum, count) => sum + Math.max(0, count - 1 - kills), 0),
      startedTwice: Number(!(await isRefused(states, executionArn, name))),
    };
  } finally {
    states.destroy();
  }
}

function describe(executionArn: string, status: string | undefined, events: readonly HistoryEvent[]): string {
  const failures = events.map(({ taskFailedEventDetails: details }) => details?.cause).filter(Boolean);
  return [executionArn, status, events.map(({ type }) => type).join(' '), ...failures].join('\n  ');
}

async function endOf(states: SFNClient, executionArn: string): Promise<string | undefined> {
  for (let waited = 0; waited < PATIENCE; waited += 50) {
    const described = await orMissing(states.send(new DescribeExecutionCommand({ executionArn })));
    if (described?.status !== 'RUNNING') return described?.status;
    await systemClock.sleep(50);
  }
  return 'RUNNING';
}

async function historyOf(states: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const command = new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 });
  return (await orMissing(states.send(command)))?.events ?? [];
}

/** Nothing for an execution that is not there, although its start was answered. */
async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if ((error as Error).name === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}

/** No gap, one start and one end, and each task scheduled and answered once. */
function isHistoryWhole(events: readonly HistoryEvent[]): boolean {
  const count = (wanted: string): number => events.filter(({ type }) => type === wanted).length;
  const inOwnHistory = KEYS.filter((key) => !key.startsWith('row-'));
  return (
    events.every(({ id, previousEventId = 0 }, index) => id === index + 1 && previousEventId < index + 1) &&
    count('ExecutionStarted') === 1 &&
    count('ExecutionSucceeded') === 1 &&
    count('TaskScheduled') === inOwnHistory.length &&
    count('TaskSucceeded') === inOwnHistory.length &&
    count('MapIterationStarted') === 3 &&
    count('MapRunStarted') === 1
  );
}

/** A name that was used is refused for another input. */
async function isRefused(states: SFNClient, executionArn: string, name: string): Promise<boolean> {
  const stateMachineArn = executionArn.replace(':execution:', ':stateMachine:').replace(`:${name}`, '');
  const command = new StartExecutionCommand({ stateMachineArn, name, input: '{"again":true}' });
  return await states.send(command).then(
    () => false,
    (error: Error) => error.name === 'ExecutionAlreadyExists',
  );
}
