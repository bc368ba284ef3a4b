import type { Message, ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { findQueue, operation, queueUrl, type SqsContext } from '../context.ts';
import { errors } from '../errors.ts';
import { md5OfAttributes, md5OfText, wantedAttributes } from '../message-attributes.ts';
import { millisecondsOf } from '../queue-attributes.ts';
import { takeMessages } from '../queue-messages.ts';
import { checkVisibility, receiptHandle } from '../receipt.ts';
import type { MessageRecord } from '../records.ts';

const inputSchema = z.strictObject({
  QueueUrl: queueUrl,
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  MessageAttributeNames: z.array(z.string()).default([]),
  MaxNumberOfMessages: z.number().default(1),
  VisibilityTimeout: z.number().optional(),
  WaitTimeSeconds: z.number().optional(),
  /** A try again after a lost answer receives what is there then. */
  ReceiveRequestAttemptId: z.string().optional(),
});

type Input = z.output<typeof inputSchema>;

export const receiveMessage = operation<ReceiveMessageCommandOutput>()(
  inputSchema,
  async (context, input, { signal }) => {
    checkInput(input);
    const received = await receive(context, input, signal);
    return { Messages: received.length > 0 ? received.map((message) => shown(message, input)) : undefined };
  },
);

function checkInput({
  MaxNumberOfMessages: most,
  WaitTimeSeconds: wait = 0,
  VisibilityTimeout = 0,
}: Input): void {
  const { mostMessages, wait: wrongWait } = errors.InvalidParameterValueException;
  if (most < 1 || most > 10) throw mostMessages({ value: most });
  if (wait < 0 || wait > 20) throw wrongWait({ value: wait });
  checkVisibility(VisibilityTimeout);
}

/** Waits for the first message as long as it is asked to, and no longer than the caller. */
async function receive(
  context: SqsContext,
  input: Input,
  signal: AbortSignal | undefined,
): Promise<MessageRecord[]> {
  const { clock, arrivals } = context;
  const first = findQueue(context, input.QueueUrl);
  const wait = input.WaitTimeSeconds ?? millisecondsOf(first, 'ReceiveMessageWaitTimeSeconds') / 1000;
  const end = clock.now() + wait * 1000;
  for (;;) {
    const { messages, nextAt } = take(context, input);
    const isOver = clock.now() >= end || arrivals.isClosed;
    if (messages.length > 0 || isOver) return messages;
    await arrivals.wait(first.name, Math.min(end, nextAt) - clock.now(), signal);
    if (signal?.aborted) return [];
  }
}

function take(context: SqsContext, input: Input): ReturnType<typeof takeMessages> {
  const queue = findQueue(context, input.QueueUrl);
  const { VisibilityTimeout: seconds, MaxNumberOfMessages: most } = input;
  const visibilityMilliseconds =
    seconds === undefined ? millisecondsOf(queue, 'VisibilityTimeout') : seconds * 1000;
  return context.transaction(() => takeMessages(context, queue, { most, visibilityMilliseconds }));
}

function shown(message: MessageRecord, input: Input): Message {
  const attributes = wantedAttributes(message.attributes, input.MessageAttributeNames);
  const names = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
  const isWanted = ([name, value]: [string, unknown]): boolean =>
    value !== undefined && (names.includes('All') || names.includes(name));
  const system = Object.entries(systemAttributes(message)).filter((entry) => isWanted(entry));
  const hasAttributes = Object.keys(attributes).length > 0;
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle(message),
    MD5OfBody: md5OfText(message.body),
    Body: message.body,
    Attributes: system.length > 0 ? (Object.fromEntries(system) as Message['Attributes']) : undefined,
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    MessageAttributes: hasAttributes ? (attributes as unknown as Message['MessageAttributes']) : undefined,
  };
}

function systemAttributes(message: MessageRecord): Readonly<Record<string, string | undefined>> {
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    AWSTraceHeader: message.traceHeader,
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    SequenceNumber: message.sequenceNumber,
    DeadLetterQueueSourceArn: message.sourceArn,
  };
}
