import {
  DescribeExecutionCommand,
  type ExecutionStatus,
  type HistoryEvent,
  paginateGetExecutionHistory,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { Patience } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import type { PictureRequest } from '@scones/workflow';

/** How an execution has ended. */
interface Ending {
  readonly status: ExecutionStatus | undefined;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** An execution of the state machine that has been started. */
export interface Execution {
  readonly arn: string;
  /** Resolves when it has succeeded or failed. */
  ended(): Promise<Ending>;
  /** The events so far. */
  history(): Promise<HistoryEvent[]>;
  /** Resolves when a task has failed with the error; rejects when the execution ends without that. */
  taskFailure(error: string): Promise<void>;
}

export async function startExecution(
  stepFunctions: SFNClient,
  stateMachineArn: string,
  request: PictureRequest,
): Promise<Execution> {
  const { executionArn: arn } = await stepFunctions.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(request) }),
  );
  const executionArn = arn as string;
  const describe = () => stepFunctions.send(new DescribeExecutionCommand({ executionArn }));
  const history = async (): Promise<HistoryEvent[]> => {
    const events: HistoryEvent[] = [];
    for await (const page of paginateGetExecutionHistory({ client: stepFunctions }, { executionArn }))
      events.push(...(page.events ?? []));
    return events;
  };
  return {
    arn: executionArn,
    history,
    ended: () =>
      poll(async () => {
        const { status, output } = await describe();
        return status === 'RUNNING' ? undefined : { status, output, ...failureIn((await history()).at(-1)) };
      }),
    async taskFailure(error) {
      await poll(async () => {
        const { status } = await describe();
        if (failuresOf(await history(), error).length > 0) return true;
        if (status !== 'RUNNING')
          throw new Error(`The execution is ${status} without ever having failed with ${error}`);
        return undefined;
      });
    },
  };
}

/** The events of tasks that failed with the error, at any point of the execution. */
export function failuresOf(history: readonly HistoryEvent[], error: string): HistoryEvent[] {
  return history.filter((event) =>
    [
      event.taskFailedEventDetails,
      event.taskStartFailedEventDetails,
      // Step Functions Local submits a call and waits for its answer, where AWS makes it in one step.
      event.taskSubmitFailedEventDetails,
      event.taskTimedOutEventDetails,
      event.lambdaFunctionFailedEventDetails,
      event.lambdaFunctionScheduleFailedEventDetails,
      event.lambdaFunctionStartFailedEventDetails,
      event.lambdaFunctionTimedOutEventDetails,
    ].some((details) => details?.error === error),
  );
}

/** The failure in an execution's last event. Step Functions Local describes an execution without it. */
function failureIn(last: HistoryEvent | undefined): Pick<Ending, 'error' | 'cause'> {
  const { error, cause } =
    last?.executionFailedEventDetails ??
    last?.executionTimedOutEventDetails ??
    last?.executionAbortedEventDetails ??
    {};
  return { error, cause };
}

/** Polls until there is a result. */
async function poll<Seen>(look: () => Promise<Seen | undefined>): Promise<Seen> {
  const patience = new Patience({ clock: systemClock, firstMilliseconds: 50, longestMilliseconds: 1_000 });
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await patience.wait();
  }
}
