import type { SendMessageBatchCommandOutput } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { checkBatch, eachOf } from '../batch.ts';
import { findQueue, isFifo, operation, queueUrl } from '../context.ts';
import { errors } from '../errors.ts';
import { attributesOf } from '../queue-attributes.ts';
import type { QueueRecord } from '../records.ts';
import { type MessageInput, messageMembers, sendMessage, sizeOf } from '../send-message.ts';

const MOST_BYTES = 1_048_576;

export const sendMessageBatch = operation<SendMessageBatchCommandOutput>()(
  z.strictObject({
    QueueUrl: queueUrl,
    Entries: z.array(z.strictObject({ Id: z.string(), ...messageMembers })),
  }),
  (context, { QueueUrl, Entries }, request) => {
    const queue = findQueue(context, QueueUrl);
    checkBatch(Entries, 'SendMessageBatchRequestEntry');
    checkSize(Entries);
    if (isFifo(queue)) for (const entry of Entries) checkGroup(queue, entry);
    const limit = attributesOf(queue)['MaximumMessageSize'] as string;
    return context.transaction(() =>
      eachOf(Entries, ({ Id: _id, ...message }) => {
        if (sizeOf(message) > Number(limit))
          throw errors.InvalidParameterValueException.entryTooLong({ limit });
        return sendMessage(context, queue.name, message, request);
      }),
    );
  },
);

function checkSize(entries: readonly MessageInput[]): void {
  const sent = entries.reduce((total, entry) => total + sizeOf(entry), 0);
  if (sent > MOST_BYTES) throw errors.BatchRequestTooLong({ limit: MOST_BYTES, sent });
}

/** One entry without a group, or whose copies nobody could tell, refuses them all. */
function checkGroup(queue: QueueRecord, { MessageGroupId, MessageDeduplicationId }: MessageInput): void {
  const { noGroup, noDeduplication } = errors.InvalidParameterValueException;
  if (MessageGroupId === undefined) throw noGroup();
  if (MessageDeduplicationId === undefined && attributesOf(queue)['ContentBasedDeduplication'] !== 'true')
    throw noDeduplication();
}
