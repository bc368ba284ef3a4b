import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
  FilterPolicy: z.record(z.string(), z.unknown()).default({}),
  FilterPolicyScope: z.enum(['MessageAttributes', 'MessageBody']).default('MessageAttributes'),
});
type Settings = Pick<
  z.output<typeof properties>,
  'RawMessageDelivery' | 'FilterPolicy' | 'FilterPolicyScope'
>;

export const subscription = defineResource({
  type: 'AWS::SNS::Subscription',
  properties,
  attributes: ['Arn'],
  replacedBy: ['TopicArn', 'Protocol', 'Endpoint'],
  async create({ callService }, { TopicArn, Protocol, Endpoint, ...settings }) {
    const { SubscriptionArn } = (await callService('sns', 'Subscribe', {
      TopicArn,
      Protocol,
      Endpoint,
      ReturnSubscriptionArn: true,
      Attributes: attributesOf(settings),
    })) as { SubscriptionArn: string };
    return { physicalId: SubscriptionArn, attributes: { Arn: SubscriptionArn } };
  },
  async update({ callService }, SubscriptionArn, settings) {
    const set = (AttributeName: string, AttributeValue: string): Promise<unknown> =>
      callService('sns', 'SetSubscriptionAttributes', { SubscriptionArn, AttributeName, AttributeValue });
    // The old policy might not suit the new scope, nor the new policy the old one.
    await set('FilterPolicy', '{}');
    for (const [name, value] of Object.entries(attributesOf(settings))) await set(name, value);
    return { physicalId: SubscriptionArn, attributes: { Arn: SubscriptionArn } };
  },
  async remove({ callService }, SubscriptionArn) {
    await unlessGone('NotFound', callService('sns', 'Unsubscribe', { SubscriptionArn }));
  },
});

/** In the order in which they are to be set. */
function attributesOf({
  RawMessageDelivery,
  FilterPolicy,
  FilterPolicyScope,
}: Settings): Record<string, string> {
  return {
    RawMessageDelivery: String(RawMessageDelivery),
    FilterPolicyScope,
    FilterPolicy: JSON.stringify(FilterPolicy),
  };
}
