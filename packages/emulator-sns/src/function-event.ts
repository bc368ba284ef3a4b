import type { OutgoingMessage } from './deliveries.ts';
import { type Envelope, unsubscribeLink } from './http-message.ts';
import type { Message } from './message.ts';
import type { SubscriptionRecord } from './records.ts';

/** The event of a function that a topic calls: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function functionEvent(
  { arn, topicArn, endpoint }: SubscriptionRecord,
  { messageId, at, url }: Envelope,
  { subject, textFor, attributes }: Message,
): OutgoingMessage {
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: arn,
    Sns: {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: topicArn,
      Subject: subject ?? null,
      Message: textFor('lambda'),
      Timestamp: at.toISOString(),
      UnsubscribeUrl: unsubscribeLink(url, arn),
      MessageAttributes: attributes,
    },
  };
  return { messageId, topicArn, endpoint, headers: {}, body: JSON.stringify({ Records: [record] }) };
}
