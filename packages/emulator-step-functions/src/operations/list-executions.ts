import type { ListExecutionsCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors, notOneOf } from '../errors.ts';
import { pageSize, pagingInput, readToken, writeToken } from '../paging.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  statusFilter: z.string().optional(),
  ...pagingInput,
});

/** In the order in which AWS names them. */
const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'];

export const listExecutions = operation<ListExecutionsCommandOutput>()(
  input,
  ({ machines, executions }, request) => {
    const { stateMachineArn, statusFilter: status } = request;
    if (status !== undefined && !STATUSES.includes(status)) throw notOneOf('statusFilter', status, STATUSES);
    const machine = machines.require(stateMachineArn);
    if (machine.type === 'EXPRESS') throw errors.StateMachineTypeNotSupported(machine.type);
    const size = pageSize(request);
    const before = readToken(request, z.int()) ?? Number.MAX_SAFE_INTEGER;
    const found = executions.list(stateMachineArn, { status, before, limit: size + 1 });
    const page = found.slice(0, size);
    return {
      executions: page.map(({ record: { arn, name, stopDate, ...record } }) => ({
        executionArn: arn,
        stateMachineArn,
        name,
        status: record.status,
        startDate: new Date(record.startDate),
        ...(stopDate !== undefined && { stopDate: new Date(stopDate) }),
        redriveCount: 0,
      })),
      ...(found.length > size && writeToken(page.at(-1)?.position)),
    };
  },
);
