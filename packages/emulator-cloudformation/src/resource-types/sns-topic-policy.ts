import { z } from 'zod';
import { defineResource, type ResourceContext } from '../resources/resource-type.ts';
import { policyDocument } from '../resources/policy-document.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({ PolicyDocument: policyDocument, Topics: z.array(z.string()).min(1) });

export const topicPolicy = defineResource({
  type: 'AWS::SNS::TopicPolicy',
  properties,
  attributes: [],
  replacedBy: [],
  async create(context, { PolicyDocument, Topics }) {
    await setPolicy(context, Topics, JSON.stringify(PolicyDocument));
    return { physicalId: context.newName(256) };
  },
  async update(context, physicalId, { PolicyDocument, Topics }, previous) {
    await setPolicy(context, Topics, JSON.stringify(PolicyDocument));
    await resetPolicy(
      context,
      previous.Topics.filter((topicArn) => !Topics.includes(topicArn)),
    );
    return { physicalId };
  },
  remove: (context, _physicalId, { Topics }) => resetPolicy(context, Topics),
});

async function setPolicy(
  { callService }: ResourceContext,
  topics: readonly string[],
  policy: string,
): Promise<void> {
  for (const TopicArn of topics)
    await callService('sns', 'SetTopicAttributes', {
      TopicArn,
      AttributeName: 'Policy',
      AttributeValue: policy,
    });
}

/** Without a value the topic has its first policy again, which lets its owner in. */
async function resetPolicy({ callService }: ResourceContext, topics: readonly string[]): Promise<void> {
  for (const TopicArn of topics)
    await unlessGone(
      'NotFound',
      callService('sns', 'SetTopicAttributes', { TopicArn, AttributeName: 'Policy' }),
    );
}
