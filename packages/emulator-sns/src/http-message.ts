import type { OutgoingMessage } from './deliveries.ts';
import type { Message } from './message.ts';
import type { SubscriptionRecord } from './records.ts';

export interface Envelope {
  readonly messageId: string;
  readonly at: Date;
  /** Where the emulator answers, for the links. */
  readonly url: string;
}

/** Asks an endpoint whether it wants the topic's messages: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export function confirmationMessage(
  subscription: SubscriptionRecord,
  { messageId, at, url }: Envelope,
): OutgoingMessage {
  const { topicArn, token } = subscription;
  return httpMessage('SubscriptionConfirmation', subscription, messageId, {
    Type: 'SubscriptionConfirmation',
    MessageId: messageId,
    Token: token,
    TopicArn: topicArn,
    Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: link(url, { Action: 'ConfirmSubscription', TopicArn: topicArn, Token: token }),
    Timestamp: at.toISOString(),
  });
}

export function notificationMessage(
  subscription: SubscriptionRecord,
  envelope: Envelope,
  message: Message,
): OutgoingMessage {
  const content = notificationText(subscription, envelope, message);
  return httpMessage('Notification', subscription, envelope.messageId, content);
}

/** The message in its envelope, or alone where the subscription is raw. */
export function notificationText(
  subscription: SubscriptionRecord,
  { messageId, at, url }: Envelope,
  { subject, textFor, attributes }: Message,
): string {
  const text = textFor(subscription.protocol);
  if (subscription.isRaw) return text;
  return indented({
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: subscription.topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: text,
    Timestamp: at.toISOString(),
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
    UnsubscribeURL: unsubscribeLink(url, subscription.arn),
  });
}

function httpMessage(
  type: string,
  subscription: SubscriptionRecord,
  messageId: string,
  content: object | string,
): OutgoingMessage {
  return {
    messageId,
    topicArn: subscription.topicArn,
    endpoint: subscription.endpoint,
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': type,
      'x-amz-sns-message-id': messageId,
      'x-amz-sns-topic-arn': subscription.topicArn,
      ...(type === 'Notification' && { 'x-amz-sns-subscription-arn': subscription.arn }),
      ...(subscription.isRaw && { 'x-amz-sns-rawdelivery': 'true' }),
    },
    body: typeof content === 'string' ? content : indented(content),
  };
}

function indented(content: object): string {
  return JSON.stringify(content, undefined, 2);
}

export function unsubscribeLink(url: string, subscriptionArn: string): string {
  return link(url, { Action: 'Unsubscribe', SubscriptionArn: subscriptionArn });
}

function link(url: string, query: Readonly<Record<string, string>>): string {
  return `${url}/?${new URLSearchParams({ ...query, Version: API_VERSION }).toString()}`;
}

export const API_VERSION = '2010-03-31';
