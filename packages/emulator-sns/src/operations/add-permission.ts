import type { AddPermissionCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { findTopic, operation, topicArn } from '../context.ts';
import { readPolicy } from '../topic-policy.ts';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html */
const ACTIONS = [
  ...['GetTopicAttributes', 'SetTopicAttributes', 'AddPermission', 'RemovePermission', 'DeleteTopic'],
  ...['Subscribe', 'ListSubscriptionsByTopic', 'Publish', 'Receive'],
];

/** Adds a statement to the topic's policy. */
export const addPermission = operation<AddPermissionCommandOutput>()(
  z.strictObject({
    TopicArn: topicArn,
    Label: z.string().min(1),
    AWSAccountId: z
      .array(z.string().regex(/^\d{12}$/, 'AWSAccountId'))
      .refine(({ length }) => length > 0, 'AWSAccountId Reason: no value for required parameter'),
    ActionName: z
      .array(z.string())
      .refine(
        (names) => names.length > 0 && names.every((name) => ACTIONS.includes(name)),
        'Policy statement action out of service scope!',
      ),
  }),
  (context, { TopicArn, Label, AWSAccountId, ActionName }) => {
    const topic = findTopic(context, TopicArn);
    const policy = readPolicy(topic, context.identity);
    if (policy.Statement.some(({ Sid }) => Sid === Label)) throw errors.InvalidParameter.statementExists();
    const statement = {
      Sid: Label,
      Effect: 'Allow',
      Principal: { AWS: oneOrAll(AWSAccountId.map((account) => `arn:aws:iam::${account}:root`)) },
      Action: oneOrAll(ActionName.map((name) => `SNS:${name}`)),
      Resource: TopicArn,
    };
    const changed = { ...policy, Statement: [...policy.Statement, statement] };
    context.topics.put(TopicArn, { ...topic, policy: JSON.stringify(changed) });
    return {};
  },
);

function oneOrAll(texts: readonly string[]): string | readonly string[] {
  return texts.length === 1 ? (texts[0] as string) : texts;
}
