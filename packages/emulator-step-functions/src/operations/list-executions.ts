import type { ListExecutionsCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation, type StepFunctionsContext } from '../context.ts';
import { errors, notOneOf } from '../errors.ts';
import { numberedPage, pagingInput } from '../paging.ts';

const input = z.strictObject({
  stateMachineArn: z.string().optional(),
  mapRunArn: z.string().optional(),
  statusFilter: z.string().optional(),
  ...pagingInput,
});

/** The statuses in the order in which AWS lists them. */
const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'];

export const listExecutions = operation<ListExecutionsCommandOutput>()(input, (context, request) => {
  const { statusFilter: status } = request;
  if (status !== undefined && !STATUSES.includes(status)) throw notOneOf('statusFilter', status, STATUSES);
  const owner = findOwner(context, request);
  const page = numberedPage(
    request,
    (before = Number.MAX_SAFE_INTEGER, limit) =>
      context.executionTable.list(owner, { status, before, limit }),
    ({ position }) => position,
  );
  return {
    executions: page.items.map(({ record: { arn, name, stopDate, mapRunArn, ...record } }) => ({
      executionArn: arn,
      stateMachineArn: record.stateMachineArn,
      ...(mapRunArn !== undefined && { mapRunArn }),
      name,
      status: record.status,
      startDate: new Date(record.startDate),
      ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
      redriveCount: 0,
    })),
    nextToken: page.token,
  };
});

/** Finds the state machine or Map Run whose executions are listed. */
function findOwner(
  { machines, mapRuns }: StepFunctionsContext,
  { stateMachineArn, mapRunArn }: z.output<typeof input>,
): string {
  if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
    throw errors.ValidationException.oneArn();
  }
  if (mapRunArn !== undefined) return mapRuns.require(mapRunArn).arn;
  const { arn, type } = machines.require(stateMachineArn as string);
  if (type === 'EXPRESS') throw errors.StateMachineTypeNotSupported();
  return arn;
}
