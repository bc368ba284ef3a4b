import type { OutgoingMessage, QueueAttributes } from './deliveries.ts';
import { type Envelope, notificationText } from './http-message.ts';
import type { Message } from './message.ts';
import type { SubscriptionRecord } from './records.ts';

/**
 * A queue's message: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html. One that is raw has the
 * topic's attributes as its own.
 */
export function queueMessage(
  subscription: SubscriptionRecord,
  envelope: Envelope,
  message: Message,
): OutgoingMessage {
  const { topicArn, endpoint, isRaw } = subscription;
  return {
    messageId: envelope.messageId,
    topicArn,
    endpoint,
    headers: {},
    body: notificationText(subscription, envelope, message),
    ...(isRaw && { queueAttributes: attributesOf(message) }),
  };
}

function attributesOf({ attributes }: Message): QueueAttributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { Type: DataType, Value }]) => [
      name,
      DataType.startsWith('Binary') ? { DataType, BinaryValue: Value } : { DataType, StringValue: Value },
    ]),
  );
}
