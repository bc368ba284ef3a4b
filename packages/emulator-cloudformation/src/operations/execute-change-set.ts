import type { ExecuteChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import type { ChangeSetRecord } from '../change-set/change-set-record.ts';
import { Deployment } from '../deployment/deployment.ts';
import { isBusy } from '../stack/stack-record.ts';
import { changeSetInput, requireChangeSet } from '../change-set/find-change-set.ts';
import { operation } from '../operation.ts';
import { callerOf } from '../stack/stack-target.ts';

export const executeChangeSet = operation<ExecuteChangeSetCommandOutput>()(
  z.strictObject({
    ...changeSetInput,
    ClientRequestToken: z.string().optional(),
    DisableRollback: wireBoolean.optional(),
    RetainExceptOnCreate: wireBoolean
      .pipe(
        z.literal(false, {
          error: 'The emulator does not support RetainExceptOnCreate: state it as the DeletionPolicy',
        }),
      )
      .optional(),
  }),
  async (context, input, request) => {
    const record = requireChangeSet(context, input);
    if (record.executionStatus !== 'AVAILABLE')
      throw errors.InvalidChangeSetStatus({ id: record.id, status: record.executionStatus });
    const { status } = context.stacks.get(record.stackId);
    if (isBusy(status)) throw errors.ValidationError.notUpdatable({ id: record.stackId, status });
    forgetOthers(context, record);
    const disableRollback = input.DisableRollback ?? record.target.disableRollback;
    const requestToken = input.ClientRequestToken ?? record.target.requestToken;
    const deployment = new Deployment(context, record.stackId, {
      ...record.target,
      caller: callerOf(request),
      disableRollback,
      requestToken,
    });
    deployment.begin();
    await context.work.start(record.stackId, async () => {
      await deployment.run();
      noteEnd(context, record);
    });
    return {};
  },
);

/** They were made for a stack that is now another one. */
function forgetOthers({ changeSets }: CloudFormationContext, record: ChangeSetRecord): void {
  for (const other of changeSets.values()) if (other.stackId === record.stackId) changeSets.delete(other.id);
  changeSets.put(record.id, { ...record, executionStatus: 'EXECUTE_IN_PROGRESS' });
}

/** The change set is gone when the stack is gone. */
function noteEnd({ changeSets, stacks }: CloudFormationContext, record: ChangeSetRecord): void {
  if (!changeSets.has(record.id)) return;
  const isDone = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'].includes(stacks.get(record.stackId).status);
  changeSets.put(record.id, {
    ...record,
    executionStatus: isDone ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED',
  });
}
