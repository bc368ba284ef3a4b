import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
});

export const subscription = defineResource({
  type: 'AWS::SNS::Subscription',
  properties,
  attributes: ['Arn'],
  replacedBy: ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery'],
  async create({ callService }, { RawMessageDelivery, ...wanted }) {
    const { SubscriptionArn } = (await callService('sns', 'Subscribe', {
      ...wanted,
      ReturnSubscriptionArn: true,
      ...(RawMessageDelivery && { Attributes: { RawMessageDelivery: 'true' } }),
    })) as { SubscriptionArn: string };
    return { physicalId: SubscriptionArn, attributes: { Arn: SubscriptionArn } };
  },
  // Every property replaces it.
  update: async (_context, physicalId) => ({ physicalId, attributes: { Arn: physicalId } }),
  async remove({ callService }, SubscriptionArn) {
    await unlessGone('NotFound', callService('sns', 'Unsubscribe', { SubscriptionArn }));
  },
});
