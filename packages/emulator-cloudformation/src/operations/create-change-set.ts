import type { CreateChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import { arn, formList } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import { checkCapabilities } from '../stack/check-capabilities.ts';
import type { ChangeSetRecord } from '../stack/change-set-record.ts';
import { checkTypes, planChanges } from '../stack/plan-changes.ts';
import { isBusy, type StackRecord } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';
import { parameterValues } from '../template/parameter-values.ts';
import { parseTemplate } from '../template/template.ts';
import { findChangeSet } from '../find-change-set.ts';
import { deploymentConfig, flag, operation, tagOutput, tagsInput } from '../operation.ts';
import { readTemplate, templateInput } from '../template-input.ts';

const parameterInput = z.strictObject({
  ParameterKey: z.string(),
  ParameterValue: z.string().optional(),
  UsePreviousValue: flag.optional(),
});

const inputSchema = z.strictObject({
  StackName: z.string().regex(/^(arn:.+|[a-zA-Z][-a-zA-Z0-9]{0,127})$/),
  ChangeSetName: z.string().regex(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/),
  ...templateInput,
  UsePreviousTemplate: flag.default(false),
  ChangeSetType: z
    .enum(['CREATE', 'UPDATE'], { error: 'The emulator imports no resources' })
    .default('UPDATE'),
  Parameters: formList(parameterInput).default([]),
  Capabilities: formList(z.string()).default([]),
  Tags: tagsInput,
  Description: z.string().optional(),
  ClientToken: z.string().optional(),
  // Everything is done with the emulator's own rights, and nobody is notified.
  RoleARN: z.undefined({ error: 'The emulator takes no service role for a stack' }).optional(),
  NotificationARNs: formList(
    z.never({ error: 'The emulator notifies no topics of a stack’s events' }),
  ).default([]),
  ResourcesToImport: formList(z.never({ error: 'The emulator imports no resources' })).default([]),
  ImportExistingResources: flag
    .pipe(z.literal(false, { error: 'The emulator imports no resources' }))
    .optional(),
  IncludeNestedStacks: flag.optional(),
  DeploymentConfig: deploymentConfig.optional(),
  OnStackFailure: z.enum(['DO_NOTHING', 'ROLLBACK']).optional(),
});
type Input = z.output<typeof inputSchema>;

export const createChangeSet = operation<CreateChangeSetCommandOutput>()(
  inputSchema,
  async (context, input) => {
    const existing = findExisting(context, input);
    const templateText = await templateOf(context, input, existing);
    const template = parseTemplate(templateText);
    checkTypes(template);
    checkCapabilities(template, input.Capabilities);
    const parameters = await parameterValues(template.Parameters, givenParameters(input, existing), (name) =>
      readSsmParameter(context, name),
    );
    const stack = existing ?? reviewedStack(context, input);
    const id = arn(
      context.identity,
      'cloudformation',
      `changeSet/${input.ChangeSetName}/${context.random.uuid()}`,
    );
    const target: StackTarget = {
      templateText,
      parameters,
      tags: input.Tags,
      capabilities: input.Capabilities,
      changeSetId: id,
      disableRollback: input.DeploymentConfig?.DisableRollback ?? input.OnStackFailure === 'DO_NOTHING',
    };
    const record = recordOf(context, id, input, stack, target);
    if (!existing) {
      context.stacks.put(stack);
      context.events.addOfStack(stack);
    }
    context.changeSets.put(id, record);
    return { Id: id, StackId: stack.id };
  },
);

function findExisting(context: CloudFormationContext, input: Input): StackRecord | undefined {
  const existing = context.stacks.find(input.StackName);
  if (input.ChangeSetType === 'UPDATE') {
    if (!existing || existing.status === 'DELETE_COMPLETE')
      throw errors.ValidationError(`Stack [${input.StackName}] does not exist`);
    if (
      existing.status === 'REVIEW_IN_PROGRESS' ||
      existing.status === 'ROLLBACK_COMPLETE' ||
      isBusy(existing.status)
    )
      throw errors.ValidationError(
        `Stack:${existing.id} is in ${existing.status} state and can not be updated.`,
      );
  } else if (existing && existing.status !== 'REVIEW_IN_PROGRESS')
    throw errors.ValidationError(
      `Stack [${input.StackName}] already exists and cannot be created again with the changeSet [${input.ChangeSetName}].`,
    );
  if (existing && findChangeSet(context, input.ChangeSetName, existing.name))
    throw errors.ValidationError(`ChangeSet ${input.ChangeSetName} cannot be created: it exists already`);
  return existing;
}

async function templateOf(
  context: CloudFormationContext,
  input: Input,
  existing: StackRecord | undefined,
): Promise<string> {
  const text = input.UsePreviousTemplate ? existing?.templateText : await readTemplate(context, input);
  if (text === undefined)
    throw errors.ValidationError('Either Template URL or Template Body must be specified.');
  return text;
}

function givenParameters(input: Input, existing: StackRecord | undefined): Record<string, string> {
  const given = input.Parameters.map(({ ParameterKey, ParameterValue, UsePreviousValue }) => {
    const value = UsePreviousValue ? existing?.parameters[ParameterKey]?.given : ParameterValue;
    return value === undefined ? [] : [[ParameterKey, value] as const];
  });
  return Object.fromEntries(given.flat());
}

async function readSsmParameter({ callService }: CloudFormationContext, Name: string): Promise<string> {
  const { Parameter } = (await callService('ssm', 'GetParameter', { Name })) as {
    Parameter: { Value: string };
  };
  return Parameter.Value;
}

function reviewedStack(
  { identity, random, clock }: CloudFormationContext,
  { StackName }: Input,
): StackRecord {
  return {
    id: arn(identity, 'cloudformation', `stack/${StackName}/${random.uuid()}`),
    name: StackName,
    status: 'REVIEW_IN_PROGRESS',
    statusReason: 'User Initiated',
    parameters: {},
    tags: {},
    capabilities: [],
    resources: {},
    order: [],
    outputs: [],
    createdAt: clock.now(),
  };
}

function recordOf(
  context: CloudFormationContext,
  id: string,
  input: Input,
  stack: StackRecord,
  target: StackTarget,
): ChangeSetRecord {
  const changes = planChanges(context, stack, target);
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

/** Outputs, descriptions and tags can change without any resource. */
function isUntouched(stack: StackRecord, target: StackTarget): boolean {
  if (stack.templateText === undefined) return false;
  const relevant = (text: string): string => {
    const { Outputs, Description } = parseTemplate(text);
    return JSON.stringify([Outputs, Description]);
  };
  return (
    relevant(stack.templateText) === relevant(target.templateText) &&
    JSON.stringify(tagOutput(stack.tags)) === JSON.stringify(tagOutput(target.tags))
  );
}
