import {
  CreateBucketCommand,
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'lifecycle';
const MALFORMED = 'MalformedXML';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const put = (...Rules: LifecycleRule[]): Promise<unknown> =>
  s3.client.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }));
const get = async (): Promise<LifecycleRule[] | undefined> =>
  (await s3.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules;
const rule = (more: Partial<LifecycleRule>): LifecycleRule => ({
  ID: 'rule',
  Status: 'Enabled',
  Filter: { Prefix: '' },
  Expiration: { Days: 1 },
  ...more,
});
const tag = { Key: 'k', Value: 'v' };

describe('a lifecycle', () => {
  it.each<Partial<LifecycleRule>>([
    { Filter: { Prefix: 'logs/' } },
    { Filter: { Tag: tag } },
    { Filter: { ObjectSizeGreaterThan: 0 } },
    { Filter: { ObjectSizeLessThan: 1 } },
    { Filter: { And: { Prefix: 'a', Tags: [tag, { Key: 'l', Value: '' }], ObjectSizeLessThan: 9 } } },
    { Filter: undefined, Prefix: 'old style/' },
    { Status: 'Disabled' },
    { Expiration: { Date: new Date('2030-01-01T00:00:00Z') } },
    { Expiration: { ExpiredObjectDeleteMarker: true } },
    { Expiration: undefined, Transitions: [{ Days: 0, StorageClass: 'INTELLIGENT_TIERING' }] },
    {
      Transitions: [
        { Days: 30, StorageClass: 'STANDARD_IA' },
        { Date: new Date('2030-01-01T00:00:00Z'), StorageClass: 'DEEP_ARCHIVE' },
      ],
    },
    { Expiration: undefined, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    { Expiration: undefined, NoncurrentVersionExpiration: { NoncurrentDays: 3, NewerNoncurrentVersions: 2 } },
    {
      Expiration: undefined,
      NoncurrentVersionTransitions: [{ NoncurrentDays: 3, StorageClass: 'GLACIER' }],
    },
  ])('with %j comes back as it was put', async (more) => {
    const wanted = rule(more);
    await put(wanted);
    expect(await get()).toEqual([JSON.parse(JSON.stringify(wanted), reviveDate)]);
  });

  it.each<[fault: string, more: Partial<LifecycleRule>, code: string]>([
    ['no action', { Expiration: undefined }, MALFORMED],
    ['neither Filter nor Prefix', { Filter: undefined }, MALFORMED],
    ['both Filter and Prefix', { Prefix: 'a' }, MALFORMED],
    ['two conditions without And', { Filter: { Prefix: 'a', Tag: tag } }, MALFORMED],
    ['the same tag twice', { Filter: { And: { Tags: [tag, tag] } } }, 'InvalidRequest'],
    ['an expiry after no days', { Expiration: { Days: 0 } }, MALFORMED],
    ['an expiry by days and by date', { Expiration: { Days: 1, Date: new Date(0) } }, MALFORMED],
    ['an expiry at noon', { Expiration: { Date: new Date('2030-01-01T12:00:00Z') } }, 'InvalidArgument'],
    ['a transition at no time', { Transitions: [{ StorageClass: 'GLACIER' }] }, MALFORMED],
    [
      'a transition to no such class',
      { Transitions: [{ Days: 1, StorageClass: 'ICE' as 'GLACIER' }] },
      MALFORMED,
    ],
    ['a status that is none', { Status: 'Sometimes' as 'Enabled' }, MALFORMED],
    ['an id that is too long', { ID: 'i'.repeat(256) }, 'InvalidArgument'],
  ])('with %s is refused, and the old one kept', async (_, more, name) => {
    await put(rule({ ID: 'kept' }));
    await expect(put(rule(more))).rejects.toMatchObject({ name });
    expect((await get())?.map(({ ID }) => ID)).toEqual(['kept']);
  });

  it('has each id once', async () => {
    await expect(put(rule({}), rule({}))).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Rule ID must be unique. Found same ID for more than one rule',
    });
  });

  it('has at least one rule', async () => {
    await expect(put()).rejects.toMatchObject({ name: MALFORMED });
  });

  it('gives an id to a rule that has none', async () => {
    await put(rule({ ID: undefined }), rule({ ID: 'own' }));
    const [first, second] = (await get()) ?? [];
    expect(first?.ID).toMatch(/./);
    expect(second?.ID).toBe('own');
  });

  it('is gone once it is deleted, and deleting it again is no error', async () => {
    await put(rule({}));
    for (let count = 0; count < 2; count++)
      await s3.client.send(new DeleteBucketLifecycleCommand({ Bucket }));
    await expect(get()).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });
  });
});

describe('the expiry that the answer to an upload has', () => {
  const expiry = async (Key: string, Body = '12345', Tagging = ''): Promise<string | undefined> =>
    (await s3.client.send(new PutObjectCommand({ Bucket, Key, Body, Tagging }))).Expiration;

  it.each<[fact: string, filter: LifecycleRule['Filter'], applies: boolean]>([
    ['a prefix that it has', { Prefix: 'a/' }, true],
    ['a prefix that it has not', { Prefix: 'b/' }, false],
    ['a tag that it has', { Tag: tag }, true],
    ['a tag with another value', { Tag: { Key: 'k', Value: 'w' } }, false],
    ['a size that it exceeds', { ObjectSizeGreaterThan: 4 }, true],
    ['a size that it just has', { ObjectSizeGreaterThan: 5 }, false],
    ['a size that it is under', { ObjectSizeLessThan: 6 }, true],
    ['a size that it is not under', { ObjectSizeLessThan: 5 }, false],
    ['all of several conditions', { And: { Prefix: 'a/', Tags: [tag] } }, true],
    ['all but one of several conditions', { And: { Prefix: 'b/', Tags: [tag] } }, false],
  ])('is that of a rule for %s', async (_, Filter, applies) => {
    await put(rule({ ID: 'a rule', Filter }));
    const told = await expiry('a/key', '12345', 'k=v');
    if (applies) expect(told).toMatch(/^expiry-date="\w{3}, .* 00:00:00 GMT", rule-id="a%20rule"$/);
    else expect(told).toBeUndefined();
  });

  it('is that of the earliest rule, and of none that is disabled', async () => {
    await put(
      rule({ ID: 'late', Expiration: { Days: 9 } }),
      rule({ ID: 'early', Expiration: { Days: 2 } }),
      rule({ ID: 'off', Status: 'Disabled' }),
    );
    expect(await expiry('key')).toContain('rule-id="early"');
  });

  it('is the midnight after the days are over', async () => {
    await put(rule({ Expiration: { Days: 1 } }));
    const [, date = ''] = /expiry-date="([^"]+)"/.exec((await expiry('key')) ?? '') ?? [];
    const days = (Date.parse(date) - s3.clock.now()) / (24 * 3_600_000);
    expect(days).toBeGreaterThanOrEqual(1);
    expect(days).toBeLessThan(2);
  });
});

function reviveDate(name: string, value: unknown): unknown {
  return name === 'Date' ? new Date(value as string) : value;
}
