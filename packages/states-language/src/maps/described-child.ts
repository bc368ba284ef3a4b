import type { JsonObject } from '../json.ts';
import { formatTimestamp } from '../timestamp.ts';
import type { EndedChild } from './results.ts';

/** A child as DescribeExecution shows it, in upper camel case. */
export function describeChild({ executionType, identity, input, result, stopTime }: EndedChild): JsonObject {
  return {
    ...describeEnd(result),
    ExecutionArn: identity.executionArn,
    Input: input,
    InputDetails: { Included: true },
    Name: identity.executionName,
    RedriveCount: 0,
    ...describeRedrive(result.status, executionType),
    StartDate: formatTimestamp(identity.startTime),
    StateMachineArn: identity.stateMachineArn,
    Status: result.status,
    StopDate: formatTimestamp(stopTime),
  };
}

function describeEnd(result: EndedChild['result']): JsonObject {
  if (result.status === 'SUCCEEDED') return { Output: result.output, OutputDetails: { Included: true } };
  return { Error: result.error ?? '', Cause: result.cause ?? '' };
}

function describeRedrive(
  status: EndedChild['result']['status'],
  executionType: EndedChild['executionType'],
): JsonObject {
  if (status !== 'SUCCEEDED') {
    return { RedriveStatus: executionType === 'EXPRESS' ? 'REDRIVABLE_BY_MAP_RUN' : 'REDRIVABLE' };
  }
  const RedriveStatusReason = 'Execution is SUCCEEDED and cannot be redriven';
  return { RedriveStatus: 'NOT_REDRIVABLE', RedriveStatusReason };
}
