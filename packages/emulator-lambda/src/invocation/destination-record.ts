import { parsedPayload } from '../sandbox/outcome.ts';
import type { Invocation, InvocationResult } from './invoker.ts';

/** The report on an event that a destination gets: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export interface DestinationRecord {
  readonly version: '1.0';
  readonly timestamp: string;
  readonly requestContext: {
    readonly requestId: string;
    readonly functionArn: string;
    readonly condition: Condition;
    readonly approximateInvokeCount: number;
  };
  readonly requestPayload: unknown;
  readonly responseContext?: {
    readonly statusCode: number;
    readonly executedVersion: string;
    readonly functionError?: 'Unhandled';
  };
  readonly responsePayload?: unknown;
}

export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';

interface Outcome {
  readonly condition: Condition;
  readonly attempts: number;
  readonly now: number;
  readonly version: string;
  readonly result?: InvocationResult | undefined;
}

export function destinationRecord(invocation: Invocation, outcome: Outcome): DestinationRecord {
  const { result } = outcome;
  return {
    version: '1.0',
    timestamp: new Date(outcome.now).toISOString(),
    requestContext: {
      requestId: invocation.requestId,
      functionArn: qualified(invocation.functionArn),
      condition: outcome.condition,
      approximateInvokeCount: outcome.attempts,
    },
    requestPayload: parsedPayload(invocation.payload),
    ...(result && {
      responseContext: {
        statusCode: 200,
        executedVersion: outcome.version,
        ...(result.isError && { functionError: 'Unhandled' }),
      },
      responsePayload: parsedPayload(result.payload),
    }),
  };
}

function qualified(arn: string): string {
  return arn.split(':').length > 7 ? arn : `${arn}:$LATEST`;
}
