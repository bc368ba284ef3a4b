import {
  GetTopicAttributesCommand,
  paginateListSubscriptionsByTopic,
  paginateListTopics,
  SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import { CLIENT_SETTINGS } from './client-settings.ts';

const client = new SNSClient(CLIENT_SETTINGS);

/** The ARNs of all topics. */
export async function listTopics(): Promise<string[]> {
  const all: string[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client }, {}))
    all.push(...Topics.flatMap(({ TopicArn }) => TopicArn ?? []));
  return all;
}

export async function topicAttributes(TopicArn: string): Promise<Readonly<Record<string, string>>> {
  return (await client.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {};
}

export async function listSubscriptions(TopicArn: string): Promise<Subscription[]> {
  const all: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
    all.push(...Subscriptions);
  return all;
}
