import type { PublishCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { messageMembers, readMessage } from '../message.ts';
import { notify } from '../send-messages.ts';
import { findTopic, operation, subscriptionsOf } from '../context.ts';

const inputSchema = z.strictObject({
  TopicArn: z.string().optional(),
  TargetArn: z.string().optional(),
  PhoneNumber: z
    .undefined({ error: 'The emulator does not support SMS: it publishes to topics.' })
    .optional(),
  ...messageMembers,
});

export const publish = operation<PublishCommandOutput>()(inputSchema, (context, input) => {
  const topicArn = input.TopicArn ?? input.TargetArn;
  if (topicArn === undefined) throw errors.InvalidParameter.noValue({ member: 'TopicArn or TargetArn' });
  if (input.TargetArn?.split(':')[5]?.startsWith('endpoint/')) throw errors.InvalidParameter.noEndpoint();
  findTopic(context, topicArn);
  return { MessageId: notify(context, subscriptionsOf(context, topicArn), readMessage(input)) };
});
