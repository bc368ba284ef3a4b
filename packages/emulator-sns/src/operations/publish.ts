import type { PublishCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { notify } from '../post.ts';
import { findTopic, operation, subscriptionsOf } from '../sns-context.ts';

const MESSAGE_LIMIT_BYTES = 262_144;

export const publish = operation<PublishCommandOutput>()(
  z.strictObject({
    TopicArn: z.string({ error: 'The emulator publishes to topics only' }),
    Message: z
      .string()
      .min(1, 'Empty message')
      .refine((message) => Buffer.byteLength(message) <= MESSAGE_LIMIT_BYTES, 'Message too long'),
    Subject: z.string().min(1).max(100).optional(),
  }),
  (context, { TopicArn, Message, Subject }) => {
    findTopic(context, TopicArn);
    const content = { subject: Subject, message: Message };
    return { MessageId: notify(context, subscriptionsOf(context, TopicArn), content) };
  },
);
