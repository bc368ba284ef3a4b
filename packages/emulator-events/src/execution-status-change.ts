import type { EventEntry } from './event-bus.ts';

/** A Standard execution as Step Functions keeps it. */
export interface ExecutionStatus {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  /** The version and the alias that it was started from, where it was. */
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** Milliseconds since the epoch. */
  readonly startDate: number;
  readonly stopDate?: number;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** How often it was redriven, and when last. */
  readonly redriveCount?: number;
  readonly redriveDate?: number;
}

/** A larger payload is left out, so that the event is no larger than EventBridge accepts. */
const PAYLOAD_LIMIT_BYTES = 248 * 1024;

/**
 * The event that Step Functions sends to EventBridge
 * (https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html).
 */
export function executionStatusChange(execution: ExecutionStatus): EventEntry {
  const { arn, name, stateMachineArn, status, startDate, input, output } = execution;
  const outputBytes = escapedBytes(output ?? '');
  const isInputIncluded = escapedBytes(input) + outputBytes <= PAYLOAD_LIMIT_BYTES;
  const isOutputIncluded = output !== undefined && outputBytes <= PAYLOAD_LIMIT_BYTES;
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
      stopDate: execution.stopDate ?? null,
      input: isInputIncluded ? input : null,
      output: isOutputIncluded ? output : null,
      inputDetails: { included: isInputIncluded },
      outputDetails: output === undefined ? null : { included: isOutputIncluded },
      stateMachineVersionArn: execution.stateMachineVersionArn ?? null,
      stateMachineAliasArn: execution.stateMachineAliasArn ?? null,
      redriveCount: execution.redriveCount ?? 0,
      redriveDate: execution.redriveDate ?? null,
      error: execution.error ?? null,
      cause: execution.cause ?? null,
    },
  };
}

function escapedBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}
