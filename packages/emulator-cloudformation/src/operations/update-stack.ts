import type { UpdateStackCommandOutput } from '@aws-sdk/client-cloudformation';
import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { checkStackNameOrArn } from '../input/constraints.ts';
import { errors } from '../errors.ts';
import { Deployment } from '../deployment/deployment.ts';
import { isUntouched } from '../change-set/is-untouched.ts';
import { planChanges } from '../change-set/plan-changes.ts';
import { requireUpdatable } from '../stack/require-updatable.ts';
import { operation } from '../operation.ts';
import { callerOf } from '../stack/stack-target.ts';
import { deploymentConfig } from '../input/deployment-config.ts';
import { directStackInput, prepareTarget } from '../input/stack-input.ts';

const NO_POLICIES = 'The emulator does not support stack policies';

/** Answers when the stack is done, or after 5 s. */
export const updateStack = operation<UpdateStackCommandOutput>()(
  z.strictObject({
    StackName: z.string(),
    ...directStackInput,
    UsePreviousTemplate: wireBoolean.default(false),
    StackPolicyDuringUpdateBody: z.undefined({ error: NO_POLICIES }).optional(),
    StackPolicyDuringUpdateURL: z.undefined({ error: NO_POLICIES }).optional(),
    DeploymentConfig: deploymentConfig.optional(),
  }),
  async (context, input, request) => {
    checkStackNameOrArn(input.StackName);
    const stack = context.stacks.find(input.StackName);
    requireUpdatable(stack, input.StackName);
    const { template, target } = await prepareTarget(
      context,
      { ...input, caller: callerOf(request) },
      stack,
      stack,
    );
    const changes = planChanges(context, stack, target, template);
    if (changes.length === 0 && isUntouched(stack, target)) throw errors.ValidationError.noUpdates();
    const deployment = new Deployment(context, stack.id, {
      ...target,
      requestToken: input.ClientRequestToken,
      disableRollback: input.DisableRollback ?? input.DeploymentConfig?.DisableRollback ?? false,
    });
    deployment.begin();
    await context.work.start(stack.id, () => deployment.run());
    return { StackId: stack.id, OperationId: undefined };
  },
);
