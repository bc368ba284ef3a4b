import type { CloudWatchService } from '@scones/emulator-cloudwatch';
import type { EventEntry } from '@scones/emulator-events';

/** An execution as Step Functions tells of it when its status has changed. */
interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly startDate: number;
  readonly stopDate?: number;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** EventBridge leaves data out of an event that would be larger. */
const DATA_LIMIT_BYTES = 248 * 1024;

/** What Step Functions tells EventBridge: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
export function executionEvent(execution: Execution): EventEntry {
  const { arn, name, stateMachineArn, status, startDate, stopDate } = execution;
  return {
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    resources: [arn],
    detail: {
      executionArn: arn,
      stateMachineArn,
      name,
      status,
      startDate,
      stopDate: stopDate ?? null,
      ...dataOf('input', execution.input),
      ...dataOf('output', execution.output),
      error: execution.error ?? null,
      cause: execution.cause ?? null,
    },
  };
}

function dataOf(member: 'input' | 'output', text: string | undefined): object {
  const isIncluded = text === undefined || Buffer.byteLength(text) <= DATA_LIMIT_BYTES;
  return {
    [member]: isIncluded ? (text ?? null) : null,
    [`${member}Details`]: text === undefined ? null : { included: isIncluded },
  };
}

const METRICS = {
  RUNNING: 'ExecutionsStarted',
  SUCCEEDED: 'ExecutionsSucceeded',
  FAILED: 'ExecutionsFailed',
  TIMED_OUT: 'ExecutionsTimedOut',
  ABORTED: 'ExecutionsAborted',
} as const;

/** What Step Functions counts: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
export function countExecution(cloudWatch: CloudWatchService, execution: Execution): void {
  const { status, stateMachineArn, startDate, stopDate } = execution;
  const record = (MetricName: string, value: number): void => {
    const Dimensions = [{ Name: 'StateMachineArn', Value: stateMachineArn }];
    cloudWatch.recordMetric({ Namespace: 'AWS/States', MetricName, Dimensions }, value);
  };
  record(METRICS[status], 1);
  if (stopDate !== undefined) record('ExecutionTime', stopDate - startDate);
}
