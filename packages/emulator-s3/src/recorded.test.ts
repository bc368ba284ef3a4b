import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  GetBucketTaggingCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type PutObjectCommandOutput,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from './testing/start-s3.ts';

/** AWS's answers where they surprise, each in a client's members. */
const Bucket = 'recorded';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const put = (Key: string, more: Partial<PutObjectCommandInput> = {}): Promise<PutObjectCommandOutput> =>
  s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'something', ...more }));
const status = (httpStatusCode: number): object => ({
  $metadata: expect.objectContaining({ httpStatusCode }) as object,
});

describe('checksums', () => {
  it('are CRC64NVME where the sender names none', async () => {
    await fetch(`${s3.server.url}/${Bucket}/plain`, { method: 'PUT', body: 'test' });
    const head = new HeadObjectCommand({ Bucket, Key: 'plain', ChecksumMode: 'ENABLED' });
    const shown = { ChecksumCRC64NVME: '+bu+zv66sUM=', ChecksumType: 'FULL_OBJECT' };
    expect(await s3.client.send(head)).toMatchObject(shown);
    await s3.objects.put(Bucket, 'inside', 'test');
    expect(await s3.client.send(new HeadObjectCommand({ ...head.input, Key: 'inside' }))).toMatchObject(
      shown,
    );
  });

  it('in the headers of a GET say nothing', async () => {
    await put('java');
    const headers = { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-te': 'append-md5' };
    const reply = await fetch(`${s3.server.url}/${Bucket}/java`, { headers });
    expect([reply.status, await reply.text()]).toEqual([200, 'something']);
  });

  it('that do not match show what was calculated and what was expected', async () => {
    const ContentMD5 = Buffer.alloc(16).toString('base64');
    await expect(put('md5', { ContentMD5 })).rejects.toMatchObject({
      name: 'BadDigest',
      CalculatedDigest: 'Q3uTDbhLgHnC3YBKcZNrXw==',
      ExpectedDigest: '0'.repeat(32),
    });
    for (const invalid of ['000', 'not base64 encoded checksum', 'MTIz'])
      await expect(put('md5', { ContentMD5: invalid })).rejects.toMatchObject({ name: 'InvalidDigest' });
  });
});

describe('conditions', () => {
  it.each([
    [{ IfMatch: '"a"', IfNoneMatch: '*' }, 'If-Match,If-None-Match'],
    [{ IfMatch: '*' }, 'If-Match'],
    [{ IfNoneMatch: '"a"' }, 'If-None-Match'],
  ])('that S3 does not take for a write, %j, answer 501', async (condition, Header) => {
    await expect(put('both', condition)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'A header you provided implies functionality that is not implemented',
      Header,
      ...status(501),
    });
  });

  it('of a copy are named as those of its source', async () => {
    const { ETag } = await put('source');
    const copy = { Bucket, Key: 'copy', CopySource: `${Bucket}/source` };
    const attempt = (condition: object): Promise<unknown> =>
      s3.client.send(new CopyObjectCommand({ ...copy, ...condition }));
    const failed = (Condition: string): object => ({ name: 'PreconditionFailed', Condition });
    await expect(attempt({ CopySourceIfMatch: '"other"' })).rejects.toMatchObject(
      failed('x-amz-copy-source-If-Match'),
    );
    await expect(attempt({ CopySourceIfNoneMatch: ETag })).rejects.toMatchObject(
      failed('x-amz-copy-source-If-None-Match'),
    );
    await attempt({ CopySourceIfModifiedSince: new Date(s3.clock.now() + 1e9) });
  });

  it('of the name of its source: a plus is a space', async () => {
    await put('a source');
    const headers = { 'x-amz-copy-source': `${Bucket}%2Fa+source` };
    const reply = await fetch(`${s3.server.url}/${Bucket}/copied`, { method: 'PUT', headers });
    expect(reply.status).toBe(200);
  });
});

describe('reading', () => {
  it('gives all of an empty object for its last bytes', async () => {
    await put('empty', { Body: '' });
    const { Body, $metadata } = await s3.client.send(
      new GetObjectCommand({ Bucket, Key: 'empty', Range: 'bytes=-1' }),
    );
    expect([$metadata.httpStatusCode, await Body?.transformToString()]).toEqual([200, '']);
    const none = new GetObjectCommand({ Bucket, Key: 'empty', Range: 'bytes=-0' });
    await expect(s3.client.send(none)).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('the version `null` is reading the object, and there is no other', async () => {
    await put('version', { Tagging: 'a=b' });
    const only = { Bucket, Key: 'version', VersionId: 'null' };
    const { Body } = await s3.client.send(new GetObjectCommand(only));
    expect(await Body?.transformToString()).toBe('something');
    await s3.client.send(new PutObjectTaggingCommand({ ...only, Tagging: { TagSet: [] } }));
    expect((await s3.client.send(new GetObjectTaggingCommand(only))).TagSet).toEqual([]);
    const other = new GetObjectCommand({ ...only, VersionId: 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD' });
    await expect(s3.client.send(other)).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Invalid version id specified',
      ArgumentName: 'versionId',
    });
    await s3.client.send(new DeleteObjectCommand(only));
  });

  it('an object in an archive is refused', async () => {
    await put('archived', { StorageClass: 'GLACIER' });
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'archived' }));
    expect(head.StorageClass).toBe('GLACIER');
    const get = new GetObjectCommand({ Bucket, Key: 'archived' });
    await expect(s3.client.send(get)).rejects.toMatchObject({ name: 'InvalidObjectState', ...status(403) });
  });
});

describe('storage classes', () => {
  it('are kept and shown, but not the usual one', async () => {
    await put('usual', { StorageClass: 'STANDARD' });
    await put('seldom', { StorageClass: 'STANDARD_IA' });
    const shown = async (Key: string): Promise<unknown> =>
      (await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).StorageClass;
    expect([await shown('usual'), await shown('seldom')]).toEqual([undefined, 'STANDARD_IA']);
  });

  it.each(['NOPE', 'OUTPOSTS'])('that are none for an object, %s, are refused', async (name) => {
    const StorageClass = name as 'STANDARD';
    await expect(put('none', { StorageClass })).rejects.toMatchObject({
      name: 'InvalidStorageClass',
      StorageClassRequested: name,
    });
  });
});

describe('tags', () => {
  it('of AWS itself are refused', async () => {
    const Tagging = { TagSet: [{ Key: 'aws:mine', Value: 'x' }] };
    await expect(s3.client.send(new PutBucketTaggingCommand({ Bucket, Tagging }))).rejects.toMatchObject({
      name: 'InvalidTag',
      message: 'System tags cannot be added/updated by requester',
    });
    await put('tagged');
    const ofObject = new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging });
    await expect(s3.client.send(ofObject)).rejects.toMatchObject({
      name: 'InvalidTag',
      message: 'Your TagKey cannot be prefixed with aws:',
      TagKey: 'aws:mine',
    });
  });

  it('are counted where there are any', async () => {
    await put('counted', { Tagging: 'a=1&b=2' });
    const object = { Bucket, Key: 'counted' };
    const count = async (): Promise<unknown> =>
      (await s3.client.send(new HeadObjectCommand(object))).TagCount;
    expect(await count()).toBe(2);
    expect((await s3.client.send(new GetObjectCommand(object))).TagCount).toBe(2);
    await s3.client.send(new PutObjectTaggingCommand({ ...object, Tagging: { TagSet: [] } }));
    expect(await count()).toBeUndefined();
  });

  it('in a header are an encoded query without repetition', async () => {
    for (const Tagging of ['a=1&a=2', 'a=1,b=2'])
      await expect(put('tagged', { Tagging })).rejects.toMatchObject({
        name: 'InvalidArgument',
        ArgumentValue: Tagging,
      });
  });
});

describe('metadata', () => {
  it.each([
    ['=?UTF-8?Q?=C3=84M=C3=84Z=C3=95=C3=91_S3?=', '=?UTF-8?Q?=C3=84M=C3=84Z=C3=95=C3=91_S3?='],
    ['=?UTF-8?B?AAECAw==?=', '=?UTF-8?B?AAECAw==?='],
    ['=?UTF-8?B?YWJj?=', 'abc'],
    ['=?UTF-8?Q?actually-ascii?=', 'actually-ascii'],
    [Buffer.from('Ärger 1').toString('latin1'), '=?UTF-8?Q?=C3=84rger_1?='],
    ['!"#$%&\'()*+,-./:;<=>?@', '!"#$%&\'()*+,-./:;<=>?@'],
  ])('%j comes back as %j', async (sent, shown) => {
    const url = `${s3.server.url}/${Bucket}/metadata`;
    await fetch(url, { method: 'PUT', headers: { 'x-amz-meta-text': sent }, body: 'x' });
    const { headers } = await fetch(url);
    expect(headers.get('x-amz-meta-text')).toBe(shown);
  });
});

describe('a presigned URL', () => {
  it('may carry headers in its query, and parameters that S3 does not know', async () => {
    const url = `${s3.server.url}/${Bucket}/hoisted?cache-control=no-cache&x-amz-meta-a=b&If-None-Match=*&colour=red`;
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(200);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(412);
    const { headers } = await fetch(`${s3.server.url}/${Bucket}/hoisted`);
    expect([headers.get('cache-control'), headers.get('x-amz-meta-a')]).toEqual(['no-cache', 'b']);
  });

  it.each(['604801', '-1', 'long'])('that is to be valid for %s seconds is refused', async (seconds) => {
    const query = `X-Amz-Date=20260101T000000Z&X-Amz-Expires=${seconds}&X-Amz-Signature=f`;
    const reply = await fetch(`${s3.server.url}/${Bucket}/hoisted?${query}`);
    expect([reply.status, await reply.text()]).toEqual([
      400,
      expect.stringContaining('AuthorizationQueryParametersError'),
    ]);
  });

  it('that has expired says when it did', async () => {
    const query = 'X-Amz-Date=20251231T235900Z&X-Amz-Expires=30&X-Amz-Signature=f';
    const reply = await fetch(`${s3.server.url}/${Bucket}/hoisted?${query}`);
    const body = await reply.text();
    expect([reply.status, body]).toEqual([403, expect.stringContaining('<X-Amz-Expires>30</X-Amz-Expires>')]);
    expect(body).toContain('<Expires>2025-12-31T23:59:30.000Z</Expires>');
  });
});

describe('buckets', () => {
  it('are made with tags, but not with those of AWS itself', async () => {
    const create = (name: string, tag: string) =>
      s3.client.send(
        new CreateBucketCommand({
          Bucket: name,
          CreateBucketConfiguration: { Tags: [{ Key: tag, Value: '1' }] },
        }),
      );
    await create('with-tags', 'a');
    const { TagSet } = await s3.client.send(new GetBucketTaggingCommand({ Bucket: 'with-tags' }));
    expect(TagSet).toEqual([{ Key: 'a', Value: '1' }]);
    await expect(create('with-tags', 'a')).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou' });
    await expect(create('other', 'aws:a')).rejects.toMatchObject({ name: 'InvalidTag' });
  });

  it('belong to an account, which an expected owner names', async () => {
    const list = (ExpectedBucketOwner: string) =>
      s3.client.send(new ListObjectsV2Command({ Bucket, ExpectedBucketOwner }));
    await list('000000000000');
    await expect(list('111111111111')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(list('abcd')).rejects.toMatchObject({ name: 'InvalidBucketOwnerAWSAccountID' });
  });

  it('are listed only of regions that there are', async () => {
    const list = new ListBucketsCommand({ BucketRegion: 'eu-east-1' });
    await expect(s3.client.send(list)).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Argument value eu-east-1 is not a valid AWS Region',
    });
  });

  it.each(['aws-global', 'foo', 'us-east-1'])('are not made in %s', async (constraint) => {
    const CreateBucketConfiguration = { LocationConstraint: constraint as 'EU' };
    const create = new CreateBucketCommand({ Bucket: 'nowhere', CreateBucketConfiguration });
    await expect(s3.client.send(create)).rejects.toMatchObject({ name: 'InvalidLocationConstraint' });
  });

  it('are made by a client of another region only there, and only once', async () => {
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/s3/aws4_request' };
    const create = async (body: string): Promise<string> => {
      const reply = await fetch(`${s3.server.url}/western`, { method: 'PUT', headers, body });
      return /<Code>(\w+)/.exec(await reply.text())?.[1] ?? 'created';
    };
    const inRegion = (name: string): string =>
      `<CreateBucketConfiguration><LocationConstraint>${name}</LocationConstraint></CreateBucketConfiguration>`;
    expect(await create('')).toBe('IllegalLocationConstraintException');
    expect(await create(inRegion('eu-central-1'))).toBe('IllegalLocationConstraintException');
    expect(await create(inRegion('eu-west-1'))).toBe('created');
    expect(await create(inRegion('eu-west-1'))).toBe('BucketAlreadyOwnedByYou');
  });
});

describe('listing', () => {
  it.each([
    ['max-keys=-1', 'Argument maxKeys must be an integer between 0 and 2147483647'],
    ['max-keys=many', 'Provided max-keys not an integer or within integer range'],
    ['encoding-type=value', 'Invalid Encoding Method specified in Request'],
    ['continuation-token=x', 'The continuation token provided is incorrect'],
  ])('with %s is refused', async (query, message) => {
    const reply = await fetch(`${s3.server.url}/${Bucket}?list-type=2&${query}`);
    expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining(message)]);
  });

  it('takes an empty number as none', async () => {
    const reply = await fetch(`${s3.server.url}/${Bucket}?list-type=2&max-keys=`);
    expect(await reply.text()).toContain('<MaxKeys>1000</MaxKeys>');
  });
});

describe('deleting many', () => {
  it('names those that failed and deletes the others', async () => {
    await put('one');
    await put('two');
    const Objects = [
      { Key: 'one', VersionId: 'null' },
      { Key: 'two', VersionId: 'other' },
    ];
    const reply = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(reply.Deleted).toEqual([{ Key: 'one', VersionId: 'null' }]);
    expect(reply.Errors).toMatchObject([{ Key: 'two', Code: 'NoSuchVersion' }]);
    const { KeyCount } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'one' }));
    expect(KeyCount).toBe(0);
  });
});

describe('what a bucket keeps', () => {
  it('decides how its new objects are shown to be encrypted', async () => {
    const rule = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'key-1' } as const;
    await s3.client.send(new CreateBucketCommand({ Bucket: 'sealed' }));
    await s3.client.send(
      new PutBucketEncryptionCommand({
        Bucket: 'sealed',
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: rule, BucketKeyEnabled: true }],
        },
      }),
    );
    const shown = {
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'arn:aws:kms:us-east-1:000000000000:key/key-1',
      BucketKeyEnabled: true,
    };
    expect(await put('a', { Bucket: 'sealed' })).toMatchObject(shown);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket: 'sealed', Key: 'a' }))).toMatchObject(shown);
    expect(await put('b', { Bucket: 'sealed', ServerSideEncryption: 'AES256' })).toMatchObject({
      ServerSideEncryption: 'AES256',
    });
  });

  it('shows the least size of what its lifecycle moves', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'moved' }));
    const Rules = [{ ID: 'a', Status: 'Enabled' as const, Filter: {}, Expiration: { Days: 1 } }];
    const rules = (TransitionDefaultMinimumObjectSize?: 'varies_by_storage_class') =>
      new PutBucketLifecycleConfigurationCommand({
        Bucket: 'moved',
        LifecycleConfiguration: { Rules },
        TransitionDefaultMinimumObjectSize,
      });
    const shown = async (): Promise<unknown> =>
      (await s3.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: 'moved' })))
        .TransitionDefaultMinimumObjectSize;
    await s3.client.send(rules());
    expect(await shown()).toBe('all_storage_classes_128K');
    await s3.client.send(rules('varies_by_storage_class'));
    expect(await shown()).toBe('varies_by_storage_class');
    await expect(s3.client.send(rules('x' as 'varies_by_storage_class'))).rejects.toMatchObject({
      message: 'Invalid TransitionDefaultMinimumObjectSize found: x',
    });
  });

  it('says when an object would expire', async () => {
    const rules: [string, object, number][] = [
      ['prefix', { Prefix: 'films/' }, 10],
      ['tagged', { Tag: { Key: 'keep', Value: 'no' } }, 1],
      ['and', { And: { Prefix: 'films/', Tags: [{ Key: 'a', Value: '1' }], ObjectSizeGreaterThan: 3 } }, 5],
      ['small', { ObjectSizeLessThan: 2 }, 3],
    ];
    const Rules = rules.map(([ID, Filter, Days]) => ({
      ID,
      Status: 'Enabled' as const,
      Filter: structuredClone(Filter),
      Expiration: { Days },
    }));
    await s3.client.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
    );
    const expiration = async (Key: string, more: Partial<PutObjectCommandInput> = {}): Promise<unknown> => {
      const { Expiration } = await put(Key, more);
      expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).Expiration).toBe(Expiration);
      return Expiration;
    };
    expect(await expiration('films/a')).toBe('expiry-date="Sun, 11 Jan 2026 00:00:00 GMT", rule-id="prefix"');
    expect(await expiration('x', { Tagging: 'keep=no' })).toContain('rule-id="tagged"');
    expect(await expiration('films/b', { Tagging: 'a=1' })).toContain('rule-id="and"');
    expect(await expiration('y', { Body: '1' })).toContain('rule-id="small"');
    expect(await expiration('z')).toBeUndefined();
  });
});
