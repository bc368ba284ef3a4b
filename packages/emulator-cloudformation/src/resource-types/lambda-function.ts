import { isDeepStrictEqual } from 'node:util';
import { tagsOfList } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { inlinePackage } from '../resources/inline-code.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({
    S3Bucket: z.string().optional(),
    S3Key: z.string().optional(),
    S3ObjectVersion: z.string().optional(),
    ZipFile: z.string().optional(),
  }),
  Role: z.string(),
  Handler: z.string(),
  Runtime: z.string(),
  Description: z.string().default(''),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  PackageType: z
    .literal('Zip', { error: 'The emulator does not support functions of the package type Image' })
    .default('Zip'),
  ReservedConcurrentExecutions: z.number().optional(),
  Architectures: z.array(z.string()).default(['x86_64']),
  Environment: z
    .strictObject({ Variables: z.record(z.string(), z.string()).default({}) })
    .default({ Variables: {} }),
  LoggingConfig: z
    .strictObject({
      LogGroup: z.string().optional(),
      LogFormat: z.string().optional(),
      ApplicationLogLevel: z.string().optional(),
      SystemLogLevel: z.string().optional(),
    })
    .optional(),
  TracingConfig: z.strictObject({ Mode: z.string() }).default({ Mode: 'PassThrough' }),
  EphemeralStorage: z.strictObject({ Size: z.number() }).default({ Size: 512 }),
  Layers: z.array(z.string()).default([]),
  // Accepted as far as they say that there is nothing; the service says what it lacks.
  VpcConfig: z
    .strictObject({
      SubnetIds: z.array(z.string()).optional(),
      SecurityGroupIds: z.array(z.string()).optional(),
      Ipv6AllowedForDualStack: z.boolean().optional(),
    })
    .optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: z.string().optional() }).optional(),
  FileSystemConfigs: z.array(z.unknown()).optional(),
  SnapStart: z.strictObject({ ApplyOn: z.string() }).optional(),
  KmsKeyArn: z.string().optional(),
  Tags: tagList,
});
type FunctionProperties = z.output<typeof properties>;

export const lambdaFunction = defineResource({
  type: 'AWS::Lambda::Function',
  properties,
  attributes: ['Arn'],
  replacedBy: ['FunctionName'],
  async create(context, wanted) {
    const { callService, newName } = context;
    const FunctionName = wanted.FunctionName ?? newName(64);
    const { Architectures } = wanted;
    const configuration = await callService('lambda', 'CreateFunction', {
      FunctionName,
      Code: codeOf(wanted),
      Architectures,
      ...settingsOf(wanted),
      Tags: tagsOfList(wanted.Tags),
    });
    try {
      await reserve(context, FunctionName, wanted, undefined);
    } catch (error) {
      await callService('lambda', 'DeleteFunction', { FunctionName });
      throw error;
    }
    return made(configuration);
  },
  async update(context, FunctionName, wanted, previous) {
    const { callService } = context;
    const { Code, Architectures } = wanted;
    if (!isDeepStrictEqual([Code, Architectures], [previous.Code, previous.Architectures]))
      await callService('lambda', 'UpdateFunctionCode', {
        FunctionName,
        ...codeOf(wanted),
        Architectures,
      });
    await reserve(context, FunctionName, wanted, previous);
    if (!isDeepStrictEqual(settingsOf(wanted), settingsOf(previous)))
      await callService('lambda', 'UpdateFunctionConfiguration', { FunctionName, ...settingsOf(wanted) });
    const configuration = await callService('lambda', 'GetFunctionConfiguration', { FunctionName });
    const { FunctionArn: Resource } = configuration as { FunctionArn: string };
    await changeTags(previous.Tags, wanted.Tags, {
      set: ({ Tags }) => callService('lambda', 'TagResource', { Resource, Tags: tagsOfList(Tags) }),
      unset: ({ TagKeys }) => callService('lambda', 'UntagResource', { Resource, TagKeys }),
    });
    return made(configuration);
  },
  async remove({ callService }, FunctionName) {
    await unlessGone('ResourceNotFoundException', callService('lambda', 'DeleteFunction', { FunctionName }));
  },
});

function codeOf({ Code, Runtime }: FunctionProperties): object {
  return Code.ZipFile === undefined ? Code : { ZipFile: inlinePackage(Code.ZipFile, Runtime) };
}

async function reserve(
  { callService }: ResourceContext,
  FunctionName: string,
  { ReservedConcurrentExecutions }: FunctionProperties,
  previous: FunctionProperties | undefined,
): Promise<void> {
  if (ReservedConcurrentExecutions === previous?.ReservedConcurrentExecutions) return;
  if (ReservedConcurrentExecutions === undefined)
    await callService('lambda', 'DeleteFunctionConcurrency', { FunctionName });
  else await callService('lambda', 'PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions });
}

/** The whole configuration, defaults too: an update would leave a missing setting as it was. */
function settingsOf(wanted: FunctionProperties): object {
  const { Role, Handler, Runtime, Description, Timeout, MemorySize } = wanted;
  const { Environment, LoggingConfig, TracingConfig, EphemeralStorage, Layers } = wanted;
  const { VpcConfig, DeadLetterConfig, FileSystemConfigs, SnapStart, KmsKeyArn } = wanted;
  return {
    Role,
    Handler,
    Runtime,
    Description,
    Timeout,
    MemorySize,
    Environment,
    TracingConfig,
    EphemeralStorage,
    Layers,
    ...(LoggingConfig && { LoggingConfig }),
    ...(VpcConfig && { VpcConfig }),
    ...(DeadLetterConfig && { DeadLetterConfig }),
    ...(FileSystemConfigs && { FileSystemConfigs }),
    ...(SnapStart && { SnapStart }),
    ...(KmsKeyArn !== undefined && { KMSKeyArn: KmsKeyArn }),
  };
}

function made(configuration: unknown): MadeResource {
  const { FunctionName, FunctionArn } = configuration as { FunctionName: string; FunctionArn: string };
  return { physicalId: FunctionName, attributes: { Arn: FunctionArn } };
}
