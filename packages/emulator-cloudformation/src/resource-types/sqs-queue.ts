import { arn, tagsOfList } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

/** The attributes of a queue, which its API has as texts. */
const attributes = z.strictObject({
  ContentBasedDeduplication: z.boolean().optional(),
  DeduplicationScope: z.string().optional(),
  DelaySeconds: z.number().optional(),
  FifoQueue: z.boolean().optional(),
  FifoThroughputLimit: z.string().optional(),
  KmsDataKeyReusePeriodSeconds: z.number().optional(),
  KmsMasterKeyId: z.string().optional(),
  MaximumMessageSize: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  ReceiveMessageWaitTimeSeconds: z.number().optional(),
  RedriveAllowPolicy: z.record(z.string(), z.json()).optional(),
  RedrivePolicy: z.record(z.string(), z.json()).optional(),
  SqsManagedSseEnabled: z.boolean().optional(),
  VisibilityTimeout: z.number().optional(),
});

const properties = attributes.extend({ QueueName: z.string().optional(), Tags: tagList });
type Properties = z.output<typeof properties>;

export const queue = defineResource({
  type: 'AWS::SQS::Queue',
  properties,
  attributes: ['Arn', 'QueueName', 'QueueUrl'],
  replacedBy: ['QueueName', 'FifoQueue'],
  async create(context, { QueueName, Tags, ...set }) {
    const name = QueueName ?? newQueueName(context, set.FifoQueue === true);
    const { QueueUrl } = (await context.callService('sqs', 'CreateQueue', {
      QueueName: name,
      Attributes: textsOf(set),
      tags: tagsOfList(Tags),
    })) as { QueueUrl: string };
    return made(context, QueueUrl);
  },
  async update(context, QueueUrl, { QueueName: _name, Tags, ...set }, previous) {
    const { callService } = context;
    await callService('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: changes(set, previous) });
    await changeTags(previous.Tags, Tags, {
      set: (change) => callService('sqs', 'TagQueue', { QueueUrl, Tags: tagsOfList(change.Tags) }),
      unset: (change) => callService('sqs', 'UntagQueue', { QueueUrl, TagKeys: change.TagKeys }),
    });
    return made(context, QueueUrl);
  },
  remove: ({ callService }, QueueUrl) =>
    unlessGone('QueueDoesNotExist', callService('sqs', 'DeleteQueue', { QueueUrl })),
});

function newQueueName({ newName }: ResourceContext, isFifo: boolean): string {
  const suffix = isFifo ? '.fifo' : '';
  return `${newName(80 - suffix.length)}${suffix}`;
}

/** AWS's own values; other attributes are gone when they are empty. */
const DEFAULTS: Readonly<Record<string, string>> = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  DelaySeconds: '0',
  FifoThroughputLimit: 'perQueue',
  KmsDataKeyReusePeriodSeconds: '300',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

/** A queue is of its type for ever. Where an attribute is no longer set, AWS's own value takes its place. */
function changes(set: z.output<typeof attributes>, previous: Properties): Record<string, string> {
  const { FifoQueue: _fifo, ...after } = set;
  const { FifoQueue: _fifoBefore, QueueName: _name, Tags: _tags, ...before } = previous;
  const unset = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return { ...Object.fromEntries(unset.map((name) => [name, DEFAULTS[name] ?? ''])), ...textsOf(after) };
}

function textsOf(set: object): Record<string, string> {
  const defined = Object.entries(set).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    defined.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}

function made({ identity }: ResourceContext, queueUrl: string): MadeResource {
  const name = queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
  const attributes = { Arn: arn(identity, 'sqs', name), QueueName: name, QueueUrl: queueUrl };
  return { physicalId: queueUrl, attributes };
}
