import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { defineResource, type ResourceContext } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const KEY = 'signal';

/** A place to put a signal to: an object of a bucket of its own, whose URL is what `Ref` answers. */
export const waitConditionHandle = defineResource({
  type: 'AWS::CloudFormation::WaitConditionHandle',
  properties: z.strictObject({}),
  attributes: [],
  replacedBy: [],
  async create({ callService, identity, newId, responseUrl }) {
    const Bucket = `cloudformation-signal-${newId()}`;
    await callService('s3', 'CreateBucket', {
      Bucket,
      ...(identity.region !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: identity.region },
      }),
    });
    return { physicalId: responseUrl(Bucket, KEY) };
  },
  update: async (_context, physicalId) => ({ physicalId }),
  async remove({ callService }, physicalId) {
    const Bucket = bucketOf(physicalId);
    await unlessGone('NoSuchBucket', callService('s3', 'DeleteObject', { Bucket, Key: KEY }));
    await unlessGone('NoSuchBucket', callService('s3', 'DeleteBucket', { Bucket }));
  },
});

const properties = z.strictObject({
  Handle: z.string(),
  Timeout: z.number().int().min(0).max(43_200),
  Count: z.literal(1, { error: 'The emulator does not support a Count of signals other than 1' }).default(1),
});

const signalSchema = z.looseObject({
  Status: z.enum(['SUCCESS', 'FAILURE']),
  Reason: z.string().default(''),
  UniqueId: z.string(),
  Data: z.string().default(''),
});

/** It is there when a signal is. */
export const waitCondition = defineResource({
  type: 'AWS::CloudFormation::WaitCondition',
  properties,
  attributes: ['Data'],
  replacedBy: ['Handle', 'Timeout', 'Count'],
  async create(context, { Handle, Timeout }) {
    const { Status, Reason, UniqueId, Data } = await signal(context, Handle, Timeout);
    if (Status === 'FAILURE') throw errors.NotStabilized.waitFailed({ reason: Reason, uniqueId: UniqueId });
    return { physicalId: context.newId(), attributes: { Data: JSON.stringify({ [UniqueId]: Data }) } };
  },
  update: async (_context, physicalId) => ({ physicalId }),
  remove: async () => undefined,
});

async function signal(
  { clock, readObject }: ResourceContext,
  handle: string,
  timeoutSeconds: number,
): Promise<z.output<typeof signalSchema>> {
  const end = clock.now() + timeoutSeconds * 1000;
  for (let wait = 20; ; wait = Math.min(wait * 1.5, 1000)) {
    const text = await readObject(bucketOf(handle), KEY).catch((error: unknown) => {
      if (error instanceof AwsError && error.code === 'NoSuchKey') return undefined;
      throw error;
    });
    if (text !== undefined) return signalSchema.parse(JSON.parse(text));
    if (clock.now() >= end) throw errors.NotStabilized.waitTimedOut();
    await clock.sleep(wait);
  }
}

function bucketOf(handle: string): string {
  return new URL(handle).pathname.split('/')[1] as string;
}
