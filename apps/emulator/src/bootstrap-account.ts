import type { EmulatedService, Identity } from '@scones/emulator-core';

/** What `cdk bootstrap` leaves in an account, as far as our apps need it: the bucket that assets are uploaded to. */
export async function bootstrapAccount(s3: EmulatedService, { account, region }: Identity): Promise<void> {
  const Bucket = `cdk-hnb659fds-assets-${account}-${region}`;
  const call = (operation: string, input: object): Promise<unknown> =>
    s3.call?.(operation, input, { requestId: 'bootstrap' }) ?? Promise.resolve();
  const { Buckets } = (await call('ListBuckets', {})) as { Buckets: readonly { Name: string }[] };
  if (Buckets.some(({ Name }) => Name === Bucket)) return;
  await call('CreateBucket', {
    Bucket,
    ...(region !== 'us-east-1' && { CreateBucketConfiguration: { LocationConstraint: region } }),
  });
}
