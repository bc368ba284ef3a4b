import { createHash } from 'node:crypto';
import type { RequestContext } from '@scones/emulator-core';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { isFifo, type SqsContext } from './context.ts';
import { errors } from './errors.ts';
import {
  checkAttributes,
  md5OfAttributes,
  md5OfText,
  messageAttributes,
  sizeOfAttributes,
} from './message-attributes.ts';
import { attributesOf, millisecondsOf } from './queue-attributes.ts';
import type { DeduplicationRecord, MessageRecord, QueueRecord } from './records.ts';

/** The members of a message, alone and in a batch. */
export const messageMembers = {
  MessageBody: z.string({ error: 'The request must contain the parameter MessageBody.' }),
  DelaySeconds: z.number().optional(),
  MessageAttributes: messageAttributes,
  MessageSystemAttributes: structure<{ AWSTraceHeader?: unknown }>()({
    AWSTraceHeader: z.object({ DataType: z.literal('String'), StringValue: z.string() }).optional(),
  }).default({}),
  MessageDeduplicationId: z.string().optional(),
  MessageGroupId: z.string().optional(),
};

export type MessageInput = z.output<z.ZodObject<typeof messageMembers>>;

interface Sent {
  readonly MessageId: string;
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes?: string | undefined;
  readonly MD5OfMessageSystemAttributes?: string | undefined;
  readonly SequenceNumber?: string | undefined;
}

/** Puts a message in a queue; a FIFO queue takes the same one once in five minutes. */
export function sendMessage(
  context: SqsContext,
  queueName: string,
  input: MessageInput,
  { session }: Pick<RequestContext, 'session'>,
): Sent {
  const queue = context.queues.get(queueName) as QueueRecord;
  checkMessage(queue, input);
  const deduplicationId = deduplicationOf(queue, input);
  const before =
    deduplicationId === undefined ? undefined : sentBefore(context, queue, input, deduplicationId);
  const senderId = session ? `${session.roleId}:${session.sessionName}` : context.identity.account;
  const message = before ?? keep(context, queue, input, { senderId, deduplicationId });
  const { AWSTraceHeader } = input.MessageSystemAttributes;
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5OfText(input.MessageBody),
    MD5OfMessageAttributes: md5OfAttributes(input.MessageAttributes),
    MD5OfMessageSystemAttributes: AWSTraceHeader && md5OfAttributes({ AWSTraceHeader }),
    SequenceNumber: message.sequenceNumber,
  };
}

export function sizeOf({ MessageBody, MessageAttributes }: MessageInput): number {
  return Buffer.byteLength(MessageBody) + sizeOfAttributes(MessageAttributes);
}

function checkMessage(queue: QueueRecord, input: MessageInput): void {
  const { delay: wrongDelay, fifoDelay, tooLong } = errors.InvalidParameterValueException;
  if (input.MessageBody === '') throw errors.MissingRequiredParameterException({ name: 'MessageBody' });
  const limit = attributesOf(queue)['MaximumMessageSize'] as string;
  if (sizeOf(input) > Number(limit)) throw tooLong({ limit });
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(input.MessageBody))
    throw errors.InvalidMessageContents();
  checkAttributes(input.MessageAttributes);
  checkId('MessageGroupId', input.MessageGroupId);
  checkId('MessageDeduplicationId', input.MessageDeduplicationId);
  const { DelaySeconds: delay = 0 } = input;
  if (delay < 0 || delay > 900) throw wrongDelay({ value: delay });
  if (delay > 0 && isFifo(queue)) throw fifoDelay({ value: delay });
}

function checkId(name: string, id: string | undefined): void {
  if (id === undefined || /^[!-~]{1,128}$/.test(id)) return;
  throw errors.InvalidParameterValueException.id({ value: id, name });
}

/** A standard queue has none. */
function deduplicationOf(queue: QueueRecord, input: MessageInput): string | undefined {
  const { MessageBody, MessageDeduplicationId: id } = input;
  if (!isFifo(queue)) {
    if (id === undefined) return undefined;
    throw errors.InvalidParameterValueException.standardDeduplication({ value: id });
  }
  if (input.MessageGroupId === undefined)
    throw errors.MissingRequiredParameterException({ name: 'MessageGroupId' });
  if (id !== undefined) return id;
  if (attributesOf(queue)['ContentBasedDeduplication'] !== 'true')
    throw errors.InvalidParameterValueException.noDeduplication();
  return createHash('sha256').update(MessageBody).digest('hex');
}

const DEDUPLICATION_MILLISECONDS = 300_000;

function deduplicationKey(queue: QueueRecord, { MessageGroupId = '' }: MessageInput, id: string): string {
  const isByGroup = attributesOf(queue)['DeduplicationScope'] === 'messageGroup';
  return `${queue.name}/${isByGroup ? MessageGroupId : ''}/${id}`;
}

function sentBefore(
  { clock, deduplications }: SqsContext,
  queue: QueueRecord,
  input: MessageInput,
  id: string,
): DeduplicationRecord | undefined {
  const before = deduplications.get(deduplicationKey(queue, input, id));
  return before && clock.now() - before.sentAt < DEDUPLICATION_MILLISECONDS ? before : undefined;
}

/** AWS's numbers have twenty digits, and only their order means something. */
const FIRST_SEQUENCE_NUMBER = 18_850_000_000_000_000_000n;

function keep(
  context: SqsContext,
  queue: QueueRecord,
  input: MessageInput,
  { senderId, deduplicationId }: Pick<MessageRecord, 'senderId' | 'deduplicationId'>,
): Pick<MessageRecord, 'id' | 'sequenceNumber'> {
  const { clock, random, queues, messages, arrivals } = context;
  const sentAt = clock.now();
  const sent = queue.sent + 1;
  const sequenceNumber = String(FIRST_SEQUENCE_NUMBER + BigInt(sent) * 256n);
  const message: MessageRecord = {
    key: messageKey(queue.name, sent),
    id: random.uuid(),
    body: input.MessageBody,
    attributes: input.MessageAttributes,
    traceHeader: input.MessageSystemAttributes.AWSTraceHeader?.StringValue,
    senderId,
    sentAt,
    visibleAt: sentAt + delayOf(queue, input.DelaySeconds),
    receiveCount: 0,
    groupId: input.MessageGroupId,
    deduplicationId,
    sequenceNumber: isFifo(queue) ? sequenceNumber : undefined,
  };
  queues.put(queue.name, { ...queue, sent });
  messages.put(message.key, message);
  if (deduplicationId !== undefined)
    remember(context, {
      key: deduplicationKey(queue, input, deduplicationId),
      id: message.id,
      sequenceNumber,
      sentAt,
    });
  arrivals.tell(queue.name);
  return message;
}

/** The key of a queue's message; keys are in the order in which the messages came. */
export function messageKey(queue: string, number: number): string {
  return `${queue}/${String(number).padStart(16, '0')}`;
}

/** A FIFO queue has the queue's delay only. */
function delayOf(queue: QueueRecord, delaySeconds: number | undefined): number {
  return delaySeconds === undefined || isFifo(queue)
    ? millisecondsOf(queue, 'DelaySeconds')
    : delaySeconds * 1000;
}

/** What was sent too long ago to matter is forgotten, a few at a time. */
function remember({ deduplications }: SqsContext, record: DeduplicationRecord): void {
  const [queue = ''] = record.key.split('/');
  for (const { key, sentAt } of deduplications.values({ prefix: `${queue}/`, limit: 10 }))
    if (record.sentAt - sentAt >= DEDUPLICATION_MILLISECONDS) deduplications.delete(key);
  deduplications.put(record.key, record);
}
