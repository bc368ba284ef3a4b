import { ownMember, tagList, wireBoolean, wireNumber, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import { checkAllowedTypes, checkTypes } from '../stack/check-types.ts';
import { checkCapabilities } from '../stack/check-capabilities.ts';
import { readSsmParameter } from '../stack/read-ssm-parameter.ts';
import { scopeOfStack } from '../stack/scope-of-stack.ts';
import type { StackRecord } from '../stack/stack-record.ts';
import { type Actor, actorOf, type StackTarget } from '../stack/stack-target.ts';
import { checkRules } from '../template/check-rules.ts';
import { parameterValues } from '../template/parameter-values.ts';
import type { Template } from '../template/template.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { readTemplate, templateInput } from './template-input.ts';

const refused = (what: string) => z.undefined({ error: `The emulator does not support ${what}` }).optional();

/** CreateStack, UpdateStack and CreateChangeSet all take these members. */
export const stackInput = {
  ...templateInput,
  Parameters: z
    .array(
      z.strictObject({
        ParameterKey: z.string(),
        ParameterValue: z.string().optional(),
        UsePreviousValue: wireBoolean.optional(),
        ResolvedValue: z.string().optional(),
      }),
    )
    .default([]),
  Capabilities: z.array(z.string()).default([]),
  /** Absent, a stack keeps the tags that it has. */
  Tags: tagList.optional(),
  NotificationARNs: z.array(z.string()).optional(),
  ResourceTypes: z.array(z.string()).default([]),
  RoleARN: z.string().optional(),
  RollbackConfiguration: z
    .strictObject({
      RollbackTriggers: z
        .array(
          z.never({ error: 'The emulator does not support rollback triggers: no alarm stops a deployment' }),
        )
        .optional(),
      MonitoringTimeInMinutes: wireNumber
        .pipe(z.literal(0, { error: 'The emulator does not support MonitoringTimeInMinutes' }))
        .optional(),
    })
    .or(z.literal('').transform(() => ({})))
    .optional(),
};

/** CreateStack and UpdateStack take these members besides. */
export const directStackInput = {
  ...stackInput,
  ClientRequestToken: z.string().optional(),
  DisableRollback: wireBoolean.optional(),
  RetainExceptOnCreate: wireBoolean
    .pipe(
      z.literal(false, {
        error: 'The emulator does not support RetainExceptOnCreate: state it as the DeletionPolicy',
      }),
    )
    .optional(),
  StackPolicyBody: refused('stack policies'),
  StackPolicyURL: refused('stack policies'),
};

type Input = z.output<z.ZodObject<typeof stackInput>> & {
  readonly UsePreviousTemplate?: boolean | undefined;
  readonly caller: Actor;
};

/** The stack's next state, as far as the request and the template say. Throws for their faults. */
export async function prepareTarget(
  context: CloudFormationContext,
  input: Input,
  stack: StackRecord,
  existing: StackRecord | undefined,
): Promise<{ template: Template; target: StackTarget }> {
  const templateText = await templateOf(context, input, existing);
  const template = parseTemplate(templateText);
  checkTypes(template);
  checkAllowedTypes(template, input.ResourceTypes);
  checkCapabilities(template, input.Capabilities);
  await checkRole(context, input.RoleARN);
  const actors = { roleArn: input.RoleARN ?? existing?.roleArn, caller: input.caller };
  const parameters = await parameterValues(template.Parameters, givenParameters(input, existing), (name) =>
    readSsmParameter(context, name, actorOf(actors)),
  );
  const target: StackTarget = {
    templateText,
    parameters,
    tags: withTags({}, input.Tags ?? existing?.tags ?? {}, errors.ValidationError.manyTags),
    capabilities: input.Capabilities,
    disableRollback: false,
    ...actors,
    notificationArns: input.NotificationARNs ?? existing?.notificationArns,
  };
  const unknown = (): never => {
    throw new Error('Rules name parameters only');
  };
  checkRules(
    template,
    scopeOfStack(context, stack, target, template, {
      physicalId: unknown,
      attribute: unknown,
      importedValue: unknown,
    }),
  );
  return { template, target };
}

async function templateOf(
  context: CloudFormationContext,
  input: Input,
  existing: StackRecord | undefined,
): Promise<string> {
  if (input.UsePreviousTemplate && (input.TemplateBody ?? input.TemplateURL) !== undefined)
    throw errors.ValidationError.templateAndPrevious();
  const text = input.UsePreviousTemplate
    ? existing?.templateText
    : await readTemplate(context, input, input.caller);
  if (text === undefined) throw errors.ValidationError.noTemplate();
  return text;
}

/** The resources are made with the role, so that it has to be there. */
async function checkRole({ callService }: CloudFormationContext, roleArn: string | undefined): Promise<void> {
  if (roleArn === undefined) return;
  const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  try {
    await callService('iam', 'GetRole', { RoleName });
  } catch (cause) {
    throw errors.ValidationError.role({ arn: roleArn }, { cause });
  }
}

function givenParameters(input: Input, existing: StackRecord | undefined): Record<string, string> {
  const given = input.Parameters.map(({ ParameterKey, ParameterValue, UsePreviousValue }) => {
    const previous = ownMember(existing?.parameters, ParameterKey)?.given;
    if (UsePreviousValue && previous === undefined)
      throw errors.ValidationError.noPreviousValue({ key: ParameterKey });
    const value = UsePreviousValue ? previous : ParameterValue;
    return value === undefined ? [] : [[ParameterKey, value] as const];
  });
  return Object.fromEntries(given.flat());
}
