import type { DeleteStackCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { beginDeletion, deleteResources } from '../deployment/delete-stack.ts';
import { isBusy } from '../stack/stack-record.ts';
import { operation } from '../operation.ts';
import { callerOf } from '../stack/stack-target.ts';
import { deploymentConfig } from '../input/deployment-config.ts';

/** As on AWS it is no error to delete a stack that is not there. */
export const deleteStack = operation<DeleteStackCommandOutput>()(
  z.strictObject({
    StackName: z.string(),
    RetainResources: z.array(z.string()).default([]),
    DeploymentConfig: deploymentConfig.optional(),
    RoleARN: z.string().optional(),
    ClientRequestToken: z.string().optional(),
    DeletionMode: z
      .literal('STANDARD', { error: 'The emulator does not support the deletion of a stack by force' })
      .optional(),
  }),
  async (context, { StackName, RetainResources, RoleARN, ClientRequestToken }, request) => {
    const stack = context.stacks.find(StackName);
    if (!stack || stack.status === 'DELETE_COMPLETE') return {};
    if (stack.isProtected) throw errors.ValidationError.protected({ name: stack.name });
    if (isBusy(stack.status))
      throw errors.ValidationError.notDeletable({ id: stack.id, status: stack.status });
    if (RetainResources.length > 0 && stack.status !== 'DELETE_FAILED') throw errors.ValidationError.retain();
    for (const { id, stackId } of context.changeSets.values())
      if (stackId === stack.id) context.changeSets.delete(id);
    const target = {
      roleArn: RoleARN ?? stack.roleArn,
      caller: callerOf(request),
      requestToken: ClientRequestToken,
    };
    if (!beginDeletion(context, stack, target)) return {};
    await context.work.start(stack.id, () => deleteResources(context, stack.id, RetainResources, target));
    return {};
  },
);
