import type { SendMessageCommandOutput } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { findQueue, operation, queueUrl } from '../context.ts';
import { messageMembers, sendMessage as send } from '../send-message.ts';

export const sendMessage = operation<SendMessageCommandOutput>()(
  z.strictObject({ QueueUrl: queueUrl, ...messageMembers }),
  (context, { QueueUrl, ...message }, request) => {
    const { name } = findQueue(context, QueueUrl);
    return context.transaction(() => send(context, name, message, request));
  },
);
