import { z } from 'zod';
import { policyDocument } from '../resources/policy-document.ts';
import { defineResource, type ResourceContext } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({ PolicyDocument: policyDocument, Queues: z.array(z.string()).min(1) });

export const queuePolicy = defineResource({
  type: 'AWS::SQS::QueuePolicy',
  properties,
  attributes: [],
  replacedBy: [],
  async create(context, { PolicyDocument, Queues }) {
    await setPolicy(context, Queues, JSON.stringify(PolicyDocument));
    return { physicalId: context.newName(256) };
  },
  async update(context, physicalId, { PolicyDocument, Queues }, previous) {
    await setPolicy(context, Queues, JSON.stringify(PolicyDocument));
    await forgetPolicy(
      context,
      previous.Queues.filter((url) => !Queues.includes(url)),
    );
    return { physicalId };
  },
  remove: (context, _physicalId, { Queues }) => forgetPolicy(context, Queues),
});

async function setPolicy(
  { callService }: ResourceContext,
  urls: readonly string[],
  Policy: string,
): Promise<void> {
  for (const QueueUrl of urls)
    await callService('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
}

async function forgetPolicy(context: ResourceContext, urls: readonly string[]): Promise<void> {
  for (const url of urls) await unlessGone('QueueDoesNotExist', setPolicy(context, [url], ''));
}
