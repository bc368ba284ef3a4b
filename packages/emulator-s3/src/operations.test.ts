import * as sdk from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { type S3Fixture, startS3 } from './testing/start-s3.ts';

/** What a bucket answers that has only what every new bucket has. */
const Bucket = 'plain';
const Key = 'key';
const owner = '0'.repeat(64);
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new sdk.CreateBucketCommand({ Bucket }));
  await s3.objects.put(Bucket, Key, 'something');
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

describe("S3's operations", () => {
  it('are supported or refused with a reason, all that the SDK has', () => {
    const names = Object.keys(sdk).flatMap((name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? []);
    const listed = new Set([...Object.keys(operations), ...NOT_SUPPORTED.map(({ what }) => what)]);
    expect(names.filter((name) => !listed.has(name))).toEqual([]);
    expect(Object.keys(operations).filter((name) => NOT_SUPPORTED.some(({ what }) => what === name))).toEqual(
      [],
    );
  });
});

describe('a plain bucket', () => {
  it('answers for what it does not have as AWS does', async () => {
    const { client } = s3;
    const errorOf = (answer: Promise<unknown>): Promise<unknown> =>
      answer.then(
        () => 'none',
        (error: unknown) => (error as Error).name,
      );
    expect(await errorOf(client.send(new sdk.GetBucketWebsiteCommand({ Bucket })))).toBe(
      'NoSuchWebsiteConfiguration',
    );
    expect(await errorOf(client.send(new sdk.GetBucketReplicationCommand({ Bucket })))).toBe(
      'ReplicationConfigurationNotFoundError',
    );
    expect(await errorOf(client.send(new sdk.GetObjectLockConfigurationCommand({ Bucket })))).toBe(
      'ObjectLockConfigurationNotFoundError',
    );
    expect(await errorOf(client.send(new sdk.GetBucketPolicyStatusCommand({ Bucket })))).toBe(
      'NoSuchBucketPolicy',
    );
    for (const ask of [
      () => client.send(new sdk.GetObjectRetentionCommand({ Bucket, Key })),
      () => client.send(new sdk.PutObjectLegalHoldCommand({ Bucket, Key, LegalHold: { Status: 'ON' } })),
    ])
      await expect(ask()).rejects.toMatchObject({ message: 'Bucket is missing Object Lock Configuration' });
    await client.send(new sdk.DeleteBucketWebsiteCommand({ Bucket }));
    await client.send(new sdk.DeleteBucketReplicationCommand({ Bucket }));
  });

  it('has no logging, notifications, acceleration, and its owner pays', async () => {
    const { client } = s3;
    expect(await client.send(new sdk.GetBucketLoggingCommand({ Bucket }))).not.toHaveProperty(
      'LoggingEnabled',
    );
    await client.send(new sdk.GetBucketNotificationConfigurationCommand({ Bucket }));
    expect(
      (await client.send(new sdk.GetBucketAccelerateConfigurationCommand({ Bucket }))).Status,
    ).toBeUndefined();
    expect((await client.send(new sdk.GetBucketRequestPaymentCommand({ Bucket }))).Payer).toBe('BucketOwner');
  });

  it('takes configurations that leave it so, and refuses others by name', async () => {
    const { client } = s3;
    await client.send(new sdk.PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: {} }));
    await client.send(
      new sdk.PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} }),
    );
    const request = (Payer: 'Requester' | 'BucketOwner') =>
      new sdk.PutBucketRequestPaymentCommand({ Bucket, RequestPaymentConfiguration: { Payer } });
    await client.send(request('BucketOwner'));
    const refused = (what: string): object => ({
      name: 'NotImplemented',
      message: expect.stringContaining(`The emulator does not support ${what}`) as string,
    });
    await expect(client.send(request('Requester'))).rejects.toMatchObject(refused('requester pays'));
    const LoggingEnabled = { TargetBucket: Bucket, TargetPrefix: 'log' };
    const logging = new sdk.PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } });
    await expect(client.send(logging)).rejects.toMatchObject(refused('LoggingEnabled'));
    const NotificationConfiguration = {
      LambdaFunctionConfigurations: [
        {
          LambdaFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
          Events: ['s3:ObjectCreated:*'],
        },
      ],
    } satisfies sdk.NotificationConfiguration;
    const events = new sdk.PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration });
    await expect(client.send(events)).rejects.toMatchObject(refused('LambdaFunctionConfigurations'));
    const versions = { Bucket, VersioningConfiguration: { Status: 'Enabled' } } as const;
    await expect(client.send(new sdk.PutBucketVersioningCommand(versions))).rejects.toMatchObject(
      refused('PutBucketVersioning: '),
    );
    const locked = new sdk.CreateBucketCommand({ Bucket: 'locked', ObjectLockEnabledForBucket: true });
    await expect(client.send(locked)).rejects.toMatchObject(refused('object lock'));
  });

  it('says whether its policy lets everybody in', async () => {
    const status = async (Statement: object): Promise<unknown> => {
      await s3.client.send(new sdk.PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Statement }) }));
      const { PolicyStatus } = await s3.client.send(new sdk.GetBucketPolicyStatusCommand({ Bucket }));
      return PolicyStatus?.IsPublic;
    };
    const open = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::plain/*',
    };
    expect(await status([open])).toBe(true);
    expect(await status({ ...open, Principal: { AWS: ['*'] } })).toBe(true);
    expect(await status([{ ...open, Principal: { AWS: 'arn:aws:iam::000000000000:root' } }])).toBe(false);
    expect(await status([{ ...open, Effect: 'Deny' }])).toBe(false);
    await s3.client.send(new sdk.DeleteBucketPolicyCommand({ Bucket }));
  });
});

describe('access control lists', () => {
  it('give all control to the owner', async () => {
    const list = {
      Owner: { ID: owner },
      Grants: [{ Grantee: { ID: owner, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
    };
    expect(await s3.client.send(new sdk.GetBucketAclCommand({ Bucket }))).toMatchObject(list);
    expect(await s3.client.send(new sdk.GetObjectAclCommand({ Bucket, Key }))).toMatchObject(list);
  });

  it('can only be put as they are', async () => {
    const { client } = s3;
    await client.send(new sdk.PutBucketAclCommand({ Bucket, ACL: 'private' }));
    const own = await client.send(new sdk.GetObjectAclCommand({ Bucket, Key }));
    const AccessControlPolicy = { Owner: own.Owner, Grants: own.Grants };
    await client.send(new sdk.PutObjectAclCommand({ Bucket, Key, AccessControlPolicy }));
    const open = {
      Owner: own.Owner,
      Grants: [
        {
          Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers', Type: 'Group' },
          Permission: 'READ',
        },
      ],
    } satisfies sdk.AccessControlPolicy;
    const refused = { name: 'AccessControlListNotSupported' };
    await expect(
      client.send(new sdk.PutBucketAclCommand({ Bucket, ACL: 'public-read' })),
    ).rejects.toMatchObject(refused);
    for (const change of [{ AccessControlPolicy: open }, { GrantRead: `id=${owner}` }])
      await expect(
        client.send(new sdk.PutObjectAclCommand({ Bucket, Key, ...change })),
      ).rejects.toMatchObject(refused);
    await expect(
      client.send(new sdk.PutBucketAclCommand({ Bucket, ACL: 'none' as 'private' })),
    ).rejects.toMatchObject({ name: 'InvalidArgument', ArgumentName: 'x-amz-acl' });
    const missing = await fetch(`${s3.server.url}/${Bucket}?acl`, { method: 'PUT' });
    expect(await missing.text()).toContain('<MissingHeaderName>x-amz-acl</MissingHeaderName>');
  });
});

describe('ListObjectVersions', () => {
  it('shows each object as the only version of itself, page by page', async () => {
    for (const name of ['v/a/1', 'v/a/2', 'v/b', 'v/c']) await s3.objects.put(Bucket, name, '');
    const list = { Bucket, Prefix: 'v/', Delimiter: '/', MaxKeys: 1 };
    const first = await s3.client.send(new sdk.ListObjectVersionsCommand(list));
    expect(first.CommonPrefixes).toEqual([{ Prefix: 'v/a/' }]);
    expect([first.NextKeyMarker, first.NextVersionIdMarker]).toEqual(['v/a/', undefined]);
    const KeyMarker = first.NextKeyMarker;
    const second = await s3.client.send(new sdk.ListObjectVersionsCommand({ ...list, KeyMarker }));
    expect(second.Versions).toMatchObject([
      { Key: 'v/b', VersionId: 'null', IsLatest: true, Owner: { ID: owner } },
    ]);
    const next = { KeyMarker: second.NextKeyMarker, VersionIdMarker: second.NextVersionIdMarker };
    const last = await s3.client.send(new sdk.ListObjectVersionsCommand({ ...list, ...next }));
    expect([last.Versions?.[0]?.Key, last.IsTruncated]).toEqual(['v/c', false]);
    const alone = new sdk.ListObjectVersionsCommand({ ...list, VersionIdMarker: 'null' });
    await expect(s3.client.send(alone)).rejects.toMatchObject({ ArgumentName: 'version-id-marker' });
  });
});

describe('GetObjectAttributes', () => {
  const all = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'] as const;

  it('tells of an object what is asked for', async () => {
    const attributes = await s3.client.send(
      new sdk.GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: [...all] }),
    );
    expect(attributes).toMatchObject({
      ETag: '437b930db84b8079c2dd804a71936b5f',
      Checksum: { ChecksumCRC64NVME: expect.any(String) as string, ChecksumType: 'FULL_OBJECT' },
      StorageClass: 'STANDARD',
      ObjectSize: 9,
      LastModified: new Date(s3.clock.now()),
    });
    expect(attributes.ObjectParts).toBeUndefined();
    const other = new sdk.GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: ['Colour' as 'ETag'] });
    await expect(s3.client.send(other)).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  it('tells of the parts that have checksums', async () => {
    const upload = { Bucket, Key: 'parts' };
    const { UploadId } = await s3.client.send(
      new sdk.CreateMultipartUploadCommand({ ...upload, ChecksumAlgorithm: 'SHA256' }),
    );
    const Body = Buffer.from('part');
    const { ETag, ChecksumSHA256 } = await s3.client.send(
      new sdk.UploadPartCommand({ ...upload, UploadId, PartNumber: 4, Body, ChecksumAlgorithm: 'SHA256' }),
    );
    const Parts = [{ PartNumber: 4, ETag, ChecksumSHA256 }];
    await s3.client.send(
      new sdk.CompleteMultipartUploadCommand({ ...upload, UploadId, MultipartUpload: { Parts } }),
    );
    const { ObjectParts } = await s3.client.send(
      new sdk.GetObjectAttributesCommand({ ...upload, ObjectAttributes: ['ObjectParts'] }),
    );
    expect(ObjectParts).toMatchObject({
      TotalPartsCount: 1,
      IsTruncated: false,
      Parts: [{ PartNumber: 1, Size: 4, ChecksumSHA256 }],
    });
  });
});
