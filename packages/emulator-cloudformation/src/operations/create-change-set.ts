import type { CreateChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import { arn, wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { checkChangeSetName, checkStackNameOrArn } from '../input/constraints.ts';
import { errors } from '../errors.ts';
import type { ChangeSetRecord } from '../change-set/change-set-record.ts';
import { isUntouched } from '../change-set/is-untouched.ts';
import { newStack } from '../stack/new-stack.ts';
import { planChanges } from '../change-set/plan-changes.ts';
import { requireUpdatable } from '../stack/require-updatable.ts';
import type { StackRecord } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';
import type { Template } from '../template/template.ts';
import { findChangeSet } from '../change-set/find-change-set.ts';
import { operation } from '../operation.ts';
import { callerOf } from '../stack/stack-target.ts';
import { deploymentConfig } from '../input/deployment-config.ts';
import { prepareTarget, stackInput } from '../input/stack-input.ts';

const NO_IMPORTS = 'The emulator does not support the import of resources that are there already';

const inputSchema = z.strictObject({
  StackName: z.string(),
  ChangeSetName: z.string(),
  ...stackInput,
  UsePreviousTemplate: wireBoolean.default(false),
  ChangeSetType: z.enum(['CREATE', 'UPDATE'], { error: NO_IMPORTS }).default('UPDATE'),
  Description: z.string().optional(),
  ClientToken: z.string().optional(),
  ResourcesToImport: z.array(z.never({ error: NO_IMPORTS })).default([]),
  ImportExistingResources: wireBoolean.pipe(z.literal(false, { error: NO_IMPORTS })).optional(),
  IncludeNestedStacks: wireBoolean.optional(),
  DeploymentConfig: deploymentConfig.optional(),
  OnStackFailure: z.enum(['DO_NOTHING', 'ROLLBACK', 'DELETE']).optional(),
});
type Input = z.output<typeof inputSchema>;

export const createChangeSet = operation<CreateChangeSetCommandOutput>()(
  inputSchema,
  async (context, input, request) => {
    checkStackNameOrArn(input.StackName);
    checkChangeSetName(input.ChangeSetName);
    const existing = findExisting(context, input);
    const stack = existing ?? newStack(context, input.StackName);
    const prepared = await prepareTarget(context, { ...input, caller: callerOf(request) }, stack, existing);
    const id = arn(
      context.identity,
      'cloudformation',
      `changeSet/${input.ChangeSetName}/${context.random.uuid()}`,
    );
    const target: StackTarget = {
      ...prepared.target,
      changeSetId: id,
      requestToken: input.ClientToken,
      disableRollback: input.DeploymentConfig?.DisableRollback ?? input.OnStackFailure === 'DO_NOTHING',
      deleteOnFailure: input.OnStackFailure === 'DELETE',
    };
    const record = recordOf(context, id, input, stack, target, prepared.template);
    if (!existing) {
      context.stacks.put(stack);
      context.events.addOfStack(stack);
    }
    forgetExecuted(context, input.ChangeSetName, stack);
    context.changeSets.put(id, record);
    return { Id: id, StackId: stack.id };
  },
);

function findExisting(context: CloudFormationContext, input: Input): StackRecord | undefined {
  const existing = context.stacks.find(input.StackName);
  if (input.ChangeSetType === 'UPDATE') requireUpdatable(existing, input.StackName);
  else if (existing && existing.status !== 'REVIEW_IN_PROGRESS')
    throw errors.ValidationError.created({
      stack: input.StackName,
      changeSet: input.ChangeSetName,
    });
  const sameName = existing && findChangeSet(context, input.ChangeSetName, existing.name);
  if (sameName && !wasExecuted(sameName))
    throw errors.AlreadyExistsException.changeSet({ name: input.ChangeSetName });
  return existing;
}

function wasExecuted({ executionStatus }: ChangeSetRecord): boolean {
  return executionStatus.startsWith('EXECUTE_');
}

/** One that was executed gives its name to the next. */
function forgetExecuted(context: CloudFormationContext, name: string, stack: StackRecord): void {
  const before = findChangeSet(context, name, stack.id);
  if (before) context.changeSets.delete(before.id);
}

function recordOf(
  context: CloudFormationContext,
  id: string,
  input: Input,
  stack: StackRecord,
  target: StackTarget,
  template: Template,
): ChangeSetRecord {
  const changes = planChanges(context, stack, target, template);
  const isEmpty = changes.length === 0 && isUntouched(stack, target);
  return {
    id,
    name: input.ChangeSetName,
    stackId: stack.id,
    stackName: stack.name,
    type: input.ChangeSetType,
    description: input.Description,
    target,
    changes,
    createdAt: context.clock.now(),
    ...(isEmpty
      ? { status: 'FAILED', statusReason: NO_CHANGES, executionStatus: 'UNAVAILABLE' }
      : { status: 'CREATE_COMPLETE', executionStatus: 'AVAILABLE' }),
  };
}

/** The CDK CLI and the AWS CLI know it by these words. */
const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
