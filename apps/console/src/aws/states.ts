import type {
  DescribeExecutionOutput,
  DescribeStateMachineForExecutionOutput,
  GetExecutionHistoryOutput,
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

/** The events that come after those that are known: from the newest backwards, until one is known. */
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
