import type { ListExecutionsCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation, type StepFunctionsContext } from '../context.ts';
import { errors, notOneOf } from '../errors.ts';
import type { ExecutionRecord } from '../executions/execution-store.ts';
import { awaitsRedrive } from '../executions/redrive-rules.ts';
import { requireTarget } from '../machines/machine-target.ts';
import { longTokenInput, numberedPage, pagingInput } from '../paging.ts';

const input = z.strictObject({
  stateMachineArn: z.string().optional(),
  mapRunArn: z.string().optional(),
  statusFilter: z.string().optional(),
  redriveFilter: z.enum(['REDRIVEN', 'NOT_REDRIVEN']).optional(),
  ...pagingInput,
  nextToken: longTokenInput,
});
type ListInput = z.output<typeof input>;

/** The statuses in the order in which AWS lists them. */
const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'];

export const listExecutions = operation<ListExecutionsCommandOutput>()(input, (context, request) => {
  const { statusFilter: status, redriveFilter } = request;
  if (status !== undefined && !STATUSES.includes(status)) throw notOneOf('statusFilter', status, STATUSES);
  const { owner, startedFrom, redrivenAt } = findOwner(context, request);
  const isRedriven = redriveFilter && redriveFilter === 'REDRIVEN';
  const page = numberedPage(
    request,
    (before = Number.MAX_SAFE_INTEGER, limit) =>
      context.executionTable.list(owner, { status, startedFrom, isRedriven, redrivenAt, before, limit }),
    ({ position }) => position,
  );
  return { executions: page.items.map(({ record }) => describe(record, redrivenAt)), nextToken: page.token };
});

function describe(
  record: ExecutionRecord,
  redrivenAt: number | undefined,
): NonNullable<ListExecutionsCommandOutput['executions']>[number] {
  const status = awaitsRedrive(record, redrivenAt) ? 'PENDING_REDRIVE' : record.status;
  return { ...describeRecord(record), status };
}

function describeRecord({
  arn,
  name,
  status,
  startDate,
  stopDate,
  mapRunArn,
  itemCount,
  stateMachineArn,
  stateMachineVersionArn,
  stateMachineAliasArn,
  redriveCount = 0,
  redriveDate,
}: ExecutionRecord): NonNullable<ListExecutionsCommandOutput['executions']>[number] {
  return {
    executionArn: arn,
    stateMachineArn,
    ...(stateMachineVersionArn !== undefined && { stateMachineVersionArn }),
    ...(stateMachineAliasArn !== undefined && { stateMachineAliasArn }),
    ...(mapRunArn !== undefined && { mapRunArn }),
    ...(itemCount !== undefined && { itemCount }),
    name,
    status,
    startDate: new Date(startDate),
    ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
    redriveCount,
    ...(redriveDate !== undefined && { redriveDate: new Date(redriveDate) }),
  };
}

interface Owner {
  readonly owner: string;
  readonly startedFrom?: string | undefined;
  readonly redrivenAt?: number | undefined;
}

/** The state machine or Map Run whose executions are listed, and the version or alias that they were started from. */
function findOwner(
  context: StepFunctionsContext,
  { stateMachineArn, mapRunArn, redriveFilter, statusFilter }: ListInput,
): Owner {
  if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
    throw errors.ValidationException.oneArn();
  }
  if (mapRunArn !== undefined) {
    return {
      owner: context.mapRuns.require(mapRunArn).arn,
      redrivenAt: context.mapRuns.redrivenAt(mapRunArn),
    };
  }
  if (redriveFilter) throw errors.ValidationException.redriveFilter();
  if (statusFilter === 'PENDING_REDRIVE') throw errors.ValidationException.pendingRedrive();
  const { machine, version, alias } = requireTarget(context, stateMachineArn as string);
  if (machine.type === 'EXPRESS') throw errors.StateMachineTypeNotSupported();
  return { owner: machine.arn, startedFrom: (alias ?? version)?.arn };
}
