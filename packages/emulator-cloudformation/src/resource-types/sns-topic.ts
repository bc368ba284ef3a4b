import { z } from 'zod';
import { defineResource, type MadeResource } from '../resources/resource-type.ts';
import { changeTags, tagList } from '../resources/tags.ts';

const properties = z.strictObject({
  TopicName: z.string().optional(),
  DisplayName: z.string().default(''),
  Subscription: z.array(z.strictObject({ Endpoint: z.string(), Protocol: z.string() })).default([]),
  Tags: tagList,
});

export const topic = defineResource({
  type: 'AWS::SNS::Topic',
  properties,
  attributes: ['TopicArn', 'TopicName'],
  replacedBy: ['TopicName', 'Subscription'],
  async create({ callService, newName }, { TopicName, DisplayName, Subscription, Tags }) {
    const { TopicArn } = (await callService('sns', 'CreateTopic', {
      Name: TopicName ?? newName(256),
      Attributes: { DisplayName },
      Tags,
    })) as { TopicArn: string };
    try {
      for (const each of Subscription)
        await callService('sns', 'Subscribe', { TopicArn, ...each, ReturnSubscriptionArn: true });
    } catch (error) {
      await callService('sns', 'DeleteTopic', { TopicArn });
      throw error;
    }
    return made(TopicArn);
  },
  async update({ callService }, TopicArn, { DisplayName, Tags }, previous) {
    await callService('sns', 'SetTopicAttributes', {
      TopicArn,
      AttributeName: 'DisplayName',
      AttributeValue: DisplayName,
    });
    await changeTags(previous.Tags, Tags, {
      set: (change) => callService('sns', 'TagResource', { ResourceArn: TopicArn, ...change }),
      unset: (change) => callService('sns', 'UntagResource', { ResourceArn: TopicArn, ...change }),
    });
    return made(TopicArn);
  },
  async remove({ callService }, TopicArn) {
    await callService('sns', 'DeleteTopic', { TopicArn });
  },
});

function made(topicArn: string): MadeResource {
  return {
    physicalId: topicArn,
    attributes: { TopicArn: topicArn, TopicName: topicArn.slice(topicArn.lastIndexOf(':') + 1) },
  };
}
