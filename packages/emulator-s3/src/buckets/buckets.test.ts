import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  DeleteBucketTaggingCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBucketName } from '../wire/address.ts';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'house';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

describe('a bucket', () => {
  it('is created once, and again without harm', async () => {
    await s3.objects.put(Bucket, 'kept', 'x');
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    expect((await s3.objects.get(Bucket, 'kept')).size).toBe(1);
    await s3.objects.delete(Bucket, 'kept');
  });

  it('has the location that it was made in', async () => {
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const;
    await s3.client.send(new CreateBucketCommand({ Bucket: 'abroad', CreateBucketConfiguration }));
    const where = async (name: string): Promise<unknown> =>
      (await s3.client.send(new GetBucketLocationCommand({ Bucket: name }))).LocationConstraint;
    expect(await where('abroad')).toBe('eu-west-1');
    expect(await where(Bucket)).toBeUndefined();
    expect(await s3.client.send(new HeadBucketCommand({ Bucket: 'abroad' }))).toMatchObject({
      BucketRegion: 'eu-west-1',
    });
  });

  it('is listed by name, page by page', async () => {
    const page = await s3.client.send(new ListBucketsCommand({ MaxBuckets: 1 }));
    expect(page.Buckets?.map(({ Name }) => Name)).toEqual(['abroad']);
    const { ContinuationToken } = page;
    const rest = await s3.client.send(new ListBucketsCommand({ ContinuationToken, Prefix: 'ho' }));
    expect(rest.Buckets).toEqual([
      {
        Name: Bucket,
        CreationDate: new Date(s3.clock.now()),
        BucketArn: 'arn:aws:s3:::house',
        BucketRegion: 'us-east-1',
      },
    ]);
  });

  it('is deleted only when it is empty', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'full' }));
    await s3.objects.put('full', 'x', 'x');
    await expect(s3.client.send(new DeleteBucketCommand({ Bucket: 'full' }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    await s3.objects.delete('full', 'x');
    await s3.client.send(new DeleteBucketCommand({ Bucket: 'full' }));
    await expect(s3.client.send(new HeadBucketCommand({ Bucket: 'full' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(s3.client.send(new DeleteBucketCommand({ Bucket: 'full' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it.each([
    'ab',
    'Upper',
    'under_score',
    'dots..dots',
    '-dash',
    'dash-',
    '192.168.0.1',
    'xn--a',
    'a'.repeat(64),
    'x-s3alias',
  ])('cannot have the name %s', (name) => expect(isBucketName(name)).toBe(false));

  it('answers InvalidBucketName for a name that it cannot have', async () => {
    await expect(s3.client.send(new CreateBucketCommand({ Bucket: 'no_name' }))).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
  });
});

describe('what is kept with a bucket', () => {
  it('is encryption, of S3 itself when nothing else was put', async () => {
    const get = async (): Promise<unknown> =>
      (await s3.client.send(new GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration;
    const initial = await get();
    expect(initial).toEqual({
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
    });
    const Rules = [
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: 'key' },
        BucketKeyEnabled: true,
      },
    ];
    await s3.client.send(
      new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }),
    );
    expect(await get()).toEqual({ Rules });
    await s3.client.send(new DeleteBucketEncryptionCommand({ Bucket }));
    expect(await get()).toEqual(initial);
  });

  it('is the block of public access, which is there from the beginning', async () => {
    const get = async (): Promise<unknown> =>
      (await s3.client.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration;
    expect(await get()).toMatchObject({ BlockPublicAcls: true, RestrictPublicBuckets: true });
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true, BlockPublicPolicy: false };
    await s3.client.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
    expect(await get()).toMatchObject({ BlockPublicAcls: true, RestrictPublicBuckets: false });
    await s3.client.send(new DeletePublicAccessBlockCommand({ Bucket }));
    await expect(get()).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' });
  });

  it('is a policy, word for word', async () => {
    const get = new GetBucketPolicyCommand({ Bucket });
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
    const Policy = '{ "Version": "2012-10-17",  "Statement": [] }';
    await s3.client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await s3.client.send(get)).Policy).toBe(Policy);
    await s3.client.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
  });

  it('is a lifecycle', async () => {
    const get = new GetBucketLifecycleConfigurationCommand({ Bucket });
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });
    const Rules = [
      {
        ID: 'captures',
        Status: 'Enabled' as const,
        Filter: { And: { Prefix: 'captures/', Tags: [{ Key: 'a', Value: 'b' }] } },
        Expiration: { Days: 30 },
        Transitions: [{ Days: 7, StorageClass: 'GLACIER' as const }],
      },
      {
        ID: 'uploads',
        Status: 'Disabled' as const,
        Filter: { Tag: { Key: 'a', Value: 'b' } },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ];
    const put = (rules: typeof Rules | [{ Status: 'Enabled' }]): Promise<unknown> =>
      s3.client.send(
        new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: rules } }),
      );
    await put(Rules);
    expect((await s3.client.send(get)).Rules).toEqual(Rules);
    await expect(put([{ Status: 'Enabled' }])).rejects.toMatchObject({ name: 'MalformedXML' });
    await s3.client.send(new DeleteBucketLifecycleCommand({ Bucket }));
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });
  });

  it('is a set of tags', async () => {
    const get = new GetBucketTaggingCommand({ Bucket });
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'NoSuchTagSet' });
    const TagSet = [{ Key: 'team', Value: 'delivery' }];
    await s3.client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
    expect((await s3.client.send(get)).TagSet).toEqual(TagSet);
    await s3.client.send(new DeleteBucketTaggingCommand({ Bucket }));
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'NoSuchTagSet' });
  });

  it('is that the bucket’s owner owns all objects', async () => {
    const { OwnershipControls } = await s3.client.send(new GetBucketOwnershipControlsCommand({ Bucket }));
    expect(OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  });

  it('is never a second version', async () => {
    const { Status } = await s3.client.send(new GetBucketVersioningCommand({ Bucket }));
    expect(Status).toBeUndefined();
    const enable = new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
    await expect(s3.client.send(enable)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
