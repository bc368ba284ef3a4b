import { jsonFault } from '@scones/states-language';
import {
  DefinitionFileError,
  readYamlDefinition,
  substituted,
} from '@scones/states-language/definition-file';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

/** `EncryptionConfiguration` of a state machine or an activity. */
export const encryptionProperties = z
  .strictObject({
    Type: z.enum(['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']),
    KmsKeyId: z.string().optional(),
    KmsDataKeyReusePeriodSeconds: z.number().int().optional(),
  })
  .optional();

const properties = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  DefinitionString: z.string().optional(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionS3Location: z
    .strictObject({ Bucket: z.string(), Key: z.string(), Version: z.string().optional() })
    .optional(),
  DefinitionSubstitutions: z.record(z.string(), z.string()).default({}),
  EncryptionConfiguration: encryptionProperties,
  RoleArn: z.string(),
  LoggingConfiguration: z
    .strictObject({
      Destinations: z
        .array(z.strictObject({ CloudWatchLogsLogGroup: z.strictObject({ LogGroupArn: z.string() }) }))
        .default([]),
      IncludeExecutionData: z.boolean().default(false),
      Level: z.string().default('OFF'),
    })
    .optional(),
  TracingConfiguration: z.strictObject({ Enabled: z.boolean() }).default({ Enabled: false }),
  Tags: tagList,
});
type MachineProperties = z.output<typeof properties>;

export const stateMachine = defineResource({
  type: 'AWS::StepFunctions::StateMachine',
  properties,
  attributes: ['Arn', 'Name', 'StateMachineRevisionId'],
  replacedBy: ['StateMachineName', 'StateMachineType'],
  async create(context, wanted) {
    const { callService, newName } = context;
    const name = wanted.StateMachineName ?? newName(80);
    const { stateMachineArn } = (await callService('states', 'CreateStateMachine', {
      name,
      type: wanted.StateMachineType,
      ...(await contentOf(context, wanted)),
      tags: inLowerCase(wanted.Tags),
    })) as { stateMachineArn: string };
    return made(stateMachineArn, 'INITIAL');
  },
  async update(context, stateMachineArn, wanted, previous) {
    const { callService } = context;
    const content = await contentOf(context, wanted);
    const { revisionId } = (await callService('states', 'UpdateStateMachine', {
      stateMachineArn,
      ...content,
    })) as { revisionId?: string };
    await changeTags(previous.Tags, wanted.Tags, {
      set: ({ Tags }) =>
        callService('states', 'TagResource', { resourceArn: stateMachineArn, tags: inLowerCase(Tags) }),
      unset: ({ TagKeys }) =>
        callService('states', 'UntagResource', { resourceArn: stateMachineArn, tagKeys: TagKeys }),
    });
    return made(stateMachineArn, revisionId ?? 'INITIAL');
  },
  async remove({ callService }, stateMachineArn) {
    await unlessGone(
      'StateMachineDoesNotExist',
      callService('states', 'DeleteStateMachine', { stateMachineArn }),
    );
  },
});

async function contentOf(
  context: ResourceContext,
  {
    RoleArn,
    LoggingConfiguration,
    TracingConfiguration,
    EncryptionConfiguration,
    ...source
  }: MachineProperties,
): Promise<object> {
  return {
    definition: await definitionOf(context, source),
    roleArn: RoleArn,
    tracingConfiguration: { enabled: TracingConfiguration.Enabled },
    ...encryptionOf(EncryptionConfiguration),
    loggingConfiguration: LoggingConfiguration
      ? {
          level: LoggingConfiguration.Level,
          includeExecutionData: LoggingConfiguration.IncludeExecutionData,
          destinations: LoggingConfiguration.Destinations.map(({ CloudWatchLogsLogGroup }) => ({
            cloudWatchLogsLogGroup: { logGroupArn: CloudWatchLogsLogGroup.LogGroupArn },
          })),
        }
      : { level: 'OFF' },
  };
}

type Source = Pick<
  MachineProperties,
  'Definition' | 'DefinitionString' | 'DefinitionS3Location' | 'DefinitionSubstitutions'
>;

/** The definition stands in the template as text or as an object, or it is an object of S3. */
async function definitionOf(
  context: ResourceContext,
  { Definition, DefinitionString, DefinitionS3Location, DefinitionSubstitutions }: Source,
): Promise<string> {
  const sources = [Definition, DefinitionString, DefinitionS3Location].filter((each) => each !== undefined);
  if (sources.length !== 1)
    throw errors.InvalidRequest({
      logicalId: context.logicalId,
      fault: 'Exactly one of Definition, DefinitionString and DefinitionS3Location must be given',
    });
  if (DefinitionS3Location?.Version !== undefined) throw errors.NotSupported.definitionVersion();
  if (!DefinitionS3Location)
    return substituted(DefinitionString ?? JSON.stringify(Definition), DefinitionSubstitutions);
  const { Bucket, Key } = DefinitionS3Location;
  const text = substituted(await context.readSource(Bucket, Key), DefinitionSubstitutions);
  return definitionInObject(text, `s3://${Bucket}/${Key}`, context.logicalId);
}

/** An object with JSON, or else with YAML, whatever its name is: AWS tries them in this order. */
function definitionInObject(text: string, url: string, logicalId: string): string {
  if (jsonFault(text) === undefined) return text;
  try {
    return readYamlDefinition(url, text).definition;
  } catch (cause) {
    if (!(cause instanceof DefinitionFileError)) throw cause;
    const fault = `Invalid StateMachine definition file. ${cause.message}`;
    throw errors.InvalidRequest({ logicalId, fault }, { cause });
  }
}

/** What Create and Update take for it; nothing where the template has none. */
export function encryptionOf(configuration: z.output<typeof encryptionProperties>): object {
  if (!configuration) return {};
  const { Type, KmsKeyId, KmsDataKeyReusePeriodSeconds } = configuration;
  return {
    encryptionConfiguration: {
      type: Type,
      kmsKeyId: KmsKeyId,
      kmsDataKeyReusePeriodSeconds: KmsDataKeyReusePeriodSeconds,
    },
  };
}

export function inLowerCase(tags: MachineProperties['Tags']): { key: string; value: string }[] {
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
}

function made(machineArn: string, revisionId: string): MadeResource {
  return {
    physicalId: machineArn,
    attributes: {
      Arn: machineArn,
      Name: machineArn.slice(machineArn.lastIndexOf(':') + 1),
      StateMachineRevisionId: revisionId,
    },
  };
}
