import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defineResource, type MadeResource } from '../resource-type.ts';
import { changeTags, tagList, tagRecord } from './tags.ts';
import { unlessGone } from './unless-gone.ts';

const properties = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Role: z.string(),
  Handler: z.string(),
  Runtime: z.string(),
  Description: z.string().default(''),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Architectures: z.array(z.string()).default(['x86_64']),
  Environment: z
    .strictObject({ Variables: z.record(z.string(), z.string()).default({}) })
    .default({ Variables: {} }),
  LoggingConfig: z.strictObject({ LogGroup: z.string() }).optional(),
  TracingConfig: z.strictObject({ Mode: z.string() }).default({ Mode: 'PassThrough' }),
  EphemeralStorage: z.strictObject({ Size: z.number() }).default({ Size: 512 }),
  Tags: tagList,
});
type FunctionProperties = z.output<typeof properties>;

export const lambdaFunction = defineResource({
  type: 'AWS::Lambda::Function',
  properties,
  attributes: ['Arn'],
  replacedBy: ['FunctionName'],
  async create({ callService, newName }, wanted) {
    const { Code, Architectures } = wanted;
    return made(
      await callService('lambda', 'CreateFunction', {
        FunctionName: wanted.FunctionName ?? newName(64),
        Code,
        Architectures,
        ...settingsOf(wanted),
        Tags: tagRecord(wanted.Tags),
      }),
    );
  },
  async update({ callService }, FunctionName, wanted, previous) {
    const { Code, Architectures } = wanted;
    if (!isDeepStrictEqual([Code, Architectures], [previous.Code, previous.Architectures]))
      await callService('lambda', 'UpdateFunctionCode', { FunctionName, ...Code, Architectures });
    if (!isDeepStrictEqual(settingsOf(wanted), settingsOf(previous)))
      await callService('lambda', 'UpdateFunctionConfiguration', { FunctionName, ...settingsOf(wanted) });
    const configuration = await callService('lambda', 'GetFunctionConfiguration', { FunctionName });
    const { FunctionArn: Resource } = configuration as { FunctionArn: string };
    await changeTags(previous.Tags, wanted.Tags, {
      set: ({ Tags }) => callService('lambda', 'TagResource', { Resource, Tags: tagRecord(Tags) }),
      unset: ({ TagKeys }) => callService('lambda', 'UntagResource', { Resource, TagKeys }),
    });
    return made(configuration);
  },
  async remove({ callService }, FunctionName) {
    await unlessGone('ResourceNotFoundException', callService('lambda', 'DeleteFunction', { FunctionName }));
  },
});

/** All that is configured, defaults too: an update would leave what is not given as it was. */
function settingsOf(wanted: FunctionProperties): object {
  const { Role, Handler, Runtime, Description, Timeout, MemorySize } = wanted;
  const { Environment, LoggingConfig, TracingConfig, EphemeralStorage } = wanted;
  return {
    ...{
      Role,
      Handler,
      Runtime,
      Description,
      Timeout,
      MemorySize,
      Environment,
      TracingConfig,
      EphemeralStorage,
    },
    ...(LoggingConfig && { LoggingConfig }),
  };
}

function made(configuration: unknown): MadeResource {
  const { FunctionName, FunctionArn } = configuration as { FunctionName: string; FunctionArn: string };
  return { physicalId: FunctionName, attributes: { Arn: FunctionArn } };
}
