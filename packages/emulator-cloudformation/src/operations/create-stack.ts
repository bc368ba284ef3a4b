import type { CreateStackCommandOutput } from '@aws-sdk/client-cloudformation';
import { wireBoolean, wireInteger } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { checkStackName } from '../input/constraints.ts';
import { errors } from '../errors.ts';
import { Deployment } from '../deployment/deployment.ts';
import { newStack } from '../stack/new-stack.ts';
import { planChanges } from '../change-set/plan-changes.ts';
import { operation } from '../operation.ts';
import { callerOf } from '../stack/stack-target.ts';
import { deploymentConfig } from '../input/deployment-config.ts';
import { directStackInput, prepareTarget } from '../input/stack-input.ts';

const inputSchema = z.strictObject({
  StackName: z.string(),
  ...directStackInput,
  OnFailure: z.enum(['DO_NOTHING', 'ROLLBACK', 'DELETE']).optional(),
  TimeoutInMinutes: wireInteger(1, Number.MAX_SAFE_INTEGER).optional(),
  EnableTerminationProtection: wireBoolean.default(false),
  DeploymentConfig: deploymentConfig.optional(),
});
type Input = z.output<typeof inputSchema>;

/** Answers when the stack is done, or after 5 s. */
export const createStack = operation<CreateStackCommandOutput>()(
  inputSchema,
  async (context, input, request) => {
    checkStackName(input.StackName);
    const again = sameRequest(context, input);
    if (again !== undefined) return { StackId: again, OperationId: undefined };
    if (input.OnFailure !== undefined && input.DisableRollback !== undefined)
      throw errors.ValidationError.rollbackAndFailure();
    const stack = newStack(context, input.StackName);
    const { template, target } = await prepareTarget(
      context,
      { ...input, caller: callerOf(request) },
      stack,
      undefined,
    );
    planChanges(context, stack, target, template);
    context.stacks.put({ ...stack, isProtected: input.EnableTerminationProtection });
    const deployment = new Deployment(context, stack.id, {
      ...target,
      requestToken: input.ClientRequestToken,
      timeoutMinutes: input.TimeoutInMinutes,
      deleteOnFailure: input.OnFailure === 'DELETE',
      disableRollback:
        input.DisableRollback ?? input.DeploymentConfig?.DisableRollback ?? input.OnFailure === 'DO_NOTHING',
    });
    deployment.begin();
    await context.work.start(stack.id, () => deployment.run());
    return { StackId: stack.id, OperationId: undefined };
  },
);

/** A request that is sent twice makes one stack; another of the same name is refused. */
function sameRequest(context: CloudFormationContext, input: Input): string | undefined {
  const existing = context.stacks.find(input.StackName);
  if (!existing) return undefined;
  const [first] = context.events.of(existing.id);
  if (input.ClientRequestToken !== undefined && first?.requestToken === input.ClientRequestToken)
    return existing.id;
  throw errors.AlreadyExistsException.stack({ name: input.StackName });
}
