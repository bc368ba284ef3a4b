import type {
  ListQueueTagsCommandOutput,
  ListQueueTagsRequest,
  TagQueueCommandOutput,
  TagQueueRequest,
  UntagQueueCommandOutput,
  UntagQueueRequest,
} from '@aws-sdk/client-sqs';
import { structure, tagRecord, withoutTags, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { findQueue, operation, queueUrl } from '../context.ts';
import { errors } from '../errors.ts';

export const tagQueue = operation<TagQueueCommandOutput>()(
  structure<TagQueueRequest>()({ QueueUrl: queueUrl, Tags: tagRecord }),
  (context, { QueueUrl, Tags }) => {
    const queue = findQueue(context, QueueUrl);
    const { name } = queue;
    const tooMany = () => errors.InvalidParameterValueException.tooManyTags({ name });
    context.queues.put(name, { ...queue, tags: withTags(queue.tags, Tags, tooMany) });
    return {};
  },
);

export const untagQueue = operation<UntagQueueCommandOutput>()(
  structure<UntagQueueRequest>()({ QueueUrl: queueUrl, TagKeys: z.array(z.string()) }),
  (context, { QueueUrl, TagKeys }) => {
    const queue = findQueue(context, QueueUrl);
    context.queues.put(queue.name, { ...queue, tags: withoutTags(queue.tags, TagKeys) });
    return {};
  },
);

export const listQueueTags = operation<ListQueueTagsCommandOutput>()(
  structure<ListQueueTagsRequest>()({ QueueUrl: queueUrl }),
  (context, { QueueUrl }) => {
    const { tags } = findQueue(context, QueueUrl);
    return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {};
  },
);
