import type { BatchResultErrorEntry, PublishBatchCommandOutput } from '@aws-sdk/client-sns';
import { AwsError, formList } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { messageMembers, readMessage } from '../message.ts';
import { notify } from '../post.ts';
import { findTopic, operation, subscriptionsOf } from '../sns-context.ts';

const entrySchema = z.strictObject({ Id: z.string().regex(/^[\w-]{1,80}$/), ...messageMembers });
const MOST_ENTRIES = 10;

/** Each entry is published or refused by itself. */
export const publishBatch = operation<PublishBatchCommandOutput>()(
  z.strictObject({ TopicArn: z.string(), PublishBatchRequestEntries: formList(entrySchema).default([]) }),
  (context, { TopicArn, PublishBatchRequestEntries: entries }) => {
    findTopic(context, TopicArn);
    checkEntries(entries);
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

function checkEntries(entries: readonly { Id: string }[]): void {
  if (entries.length === 0) throw errors.EmptyBatchRequest();
  if (entries.length > MOST_ENTRIES) throw errors.TooManyEntriesInBatchRequest();
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) throw errors.BatchEntryIdsNotDistinct();
}
