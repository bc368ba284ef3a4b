import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { type ExecutionView, viewExecution } from '@scones/execution-view';
import { explainStatesFailure } from './explain-states-failure.ts';

export interface ReadExecution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly view: ExecutionView;
}

/** The most events that Step Functions answers at once. */
const PAGE = 1000;

/** An execution's history, laid over its definition. */
export async function readExecution(
  stepFunctions: SFNClient,
  executionArn: string,
  signal?: AbortSignal,
): Promise<ReadExecution> {
  const options = signal && { abortSignal: signal };
  try {
    // Reads the history last: an execution that was described as ended before that has all of its events.
    const { stateMachineArn = '' } = await stepFunctions.send(
      new DescribeExecutionCommand({ executionArn }),
      options,
    );
    const { definition = '' } = await stepFunctions.send(
      new DescribeStateMachineForExecutionCommand({ executionArn }),
      options,
    );
    const history = await readHistory(stepFunctions, executionArn, signal);
    return { executionArn, stateMachineArn, view: viewExecution(definition, history) };
  } catch (error) {
    throw await explainStatesFailure(error, executionArn, stepFunctions);
  }
}

async function readHistory(
  client: SFNClient,
  executionArn: string,
  signal: AbortSignal | undefined,
): Promise<HistoryEvent[]> {
  const pages = paginateGetExecutionHistory({ client }, { executionArn, maxResults: PAGE });
  const events: HistoryEvent[] = [];
  for await (const page of pages) {
    signal?.throwIfAborted();
    events.push(...(page.events ?? []));
  }
  return events;
}
