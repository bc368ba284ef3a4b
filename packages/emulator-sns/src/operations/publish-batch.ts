import type { BatchResultErrorEntry, PublishBatchCommandOutput } from '@aws-sdk/client-sns';
import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { messageMembers, readMessage } from '../message.ts';
import { notify } from '../send-messages.ts';
import { findTopic, operation, subscriptionsOf, topicArn } from '../context.ts';

const entrySchema = z.strictObject({ Id: z.string(), ...messageMembers });
const MOST_ENTRIES = 10;

/** Each entry is published or refused by itself. */
export const publishBatch = operation<PublishBatchCommandOutput>()(
  z.strictObject({ TopicArn: topicArn, PublishBatchRequestEntries: z.array(entrySchema).default([]) }),
  (context, { TopicArn, PublishBatchRequestEntries: entries }) => {
    findTopic(context, TopicArn);
    checkEntries(entries);
    checkLength(entries);
    const subscriptions = subscriptionsOf(context, TopicArn);
    const Successful: { Id: string; MessageId: string }[] = [];
    const Failed: BatchResultErrorEntry[] = [];
    for (const { Id, ...message } of entries)
      try {
        Successful.push({ Id, MessageId: notify(context, subscriptions, readMessage(message)) });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    return { Successful, Failed };
  },
);

const LONGEST_ID = 80;

function checkId(id: string): void {
  if (id.length > LONGEST_ID) throw errors.InvalidBatchEntryId.tooLong({ id });
  if (!/^[\w-]+$/.test(id)) throw errors.InvalidBatchEntryId.character({ id });
}

const LONGEST_BATCH_BYTES = 262_144;

/** Together they are no longer than one message may be. */
function checkLength(entries: readonly { Message: string }[]): void {
  const bytes = entries.reduce((sum, { Message }) => sum + Buffer.byteLength(Message), 0);
  if (bytes > LONGEST_BATCH_BYTES) throw errors.BatchRequestTooLong();
}

function checkEntries(entries: readonly { Id: string }[]): void {
  if (entries.length === 0) throw errors.EmptyBatchRequest();
  if (entries.length > MOST_ENTRIES) throw errors.TooManyEntriesInBatchRequest();
  for (const { Id } of entries) checkId(Id);
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) throw errors.BatchEntryIdsNotDistinct();
}
