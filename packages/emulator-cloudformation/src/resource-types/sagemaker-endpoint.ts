import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { nameInArn } from '../resources/name-in-arn.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGoneSaying } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  EndpointName: z.string().optional(),
  EndpointConfigName: z.string().transform(nameInArn),
  Tags: tagList,
});

/** It is there when it answers. */
export const endpoint = defineResource({
  type: 'AWS::SageMaker::Endpoint',
  properties,
  attributes: ['EndpointName', 'EndpointArn'],
  replacedBy: ['EndpointName'],
  async create(context, { EndpointName = context.newName(63), EndpointConfigName, Tags }) {
    const { callService } = context;
    await callService('sagemaker', 'CreateEndpoint', { EndpointName, EndpointConfigName, Tags });
    try {
      return await inService(context, EndpointName);
    } catch (error) {
      await callService('sagemaker', 'DeleteEndpoint', { EndpointName });
      throw error;
    }
  },
  async update(context, physicalId, { EndpointConfigName, Tags }, previous) {
    const { callService } = context;
    const EndpointName = nameInArn(physicalId);
    if (EndpointConfigName !== previous.EndpointConfigName)
      await callService('sagemaker', 'UpdateEndpoint', { EndpointName, EndpointConfigName });
    await changeTags(previous.Tags, Tags, {
      set: (change) => callService('sagemaker', 'AddTags', { ResourceArn: physicalId, ...change }),
      unset: (change) => callService('sagemaker', 'DeleteTags', { ResourceArn: physicalId, ...change }),
    });
    return await inService(context, EndpointName);
  },
  async remove(context, physicalId) {
    const EndpointName = nameInArn(physicalId);
    await unlessGoneSaying(
      'Could not find',
      context.callService('sagemaker', 'DeleteEndpoint', { EndpointName }),
    );
    await untilGone(context, EndpointName);
  },
});

interface Described {
  readonly EndpointStatus: string;
  readonly EndpointArn: string;
  readonly FailureReason?: string;
}

async function describe({ callService }: ResourceContext, EndpointName: string): Promise<Described> {
  return (await callService('sagemaker', 'DescribeEndpoint', { EndpointName })) as Described;
}

async function inService(context: ResourceContext, EndpointName: string): Promise<MadeResource> {
  for (;;) {
    const { EndpointStatus, EndpointArn, FailureReason } = await describe(context, EndpointName);
    if (EndpointStatus === 'InService')
      return { physicalId: EndpointArn, attributes: { EndpointName, EndpointArn } };
    if (!['Creating', 'Updating', 'SystemUpdating', 'RollingBack'].includes(EndpointStatus))
      throw errors.NotStabilized.endpoint({ name: EndpointName, reason: FailureReason ?? EndpointStatus });
    await context.clock.sleep(POLL_MILLISECONDS);
  }
}

async function untilGone(context: ResourceContext, EndpointName: string): Promise<void> {
  try {
    for (;;) {
      await describe(context, EndpointName);
      await context.clock.sleep(POLL_MILLISECONDS);
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}

const POLL_MILLISECONDS = 200;
