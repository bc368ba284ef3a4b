import {
  CreateBucketCommand,
  GetBucketTaggingCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type Tag,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'tagged';
const Key = 'key';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.objects.put(Bucket, Key, '');
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

/** Bucket and object keep tags by the same rules, but for how many there may be. */
const KINDS = [
  {
    kind: 'a bucket',
    limit: 50,
    tooMany: 'Bucket tag count cannot be greater than 50',
    put: (TagSet: Tag[]) => s3.client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } })),
    get: () => s3.client.send(new GetBucketTaggingCommand({ Bucket })),
  },
  {
    kind: 'an object',
    limit: 10,
    tooMany: 'Object tags cannot be greater than 10',
    put: (TagSet: Tag[]) => s3.client.send(new PutObjectTaggingCommand({ Bucket, Key, Tagging: { TagSet } })),
    get: () => s3.client.send(new GetObjectTaggingCommand({ Bucket, Key })),
  },
] as const;
const numbered = (count: number): Tag[] =>
  Array.from({ length: count }, (_, index) => ({ Key: `key ${index}`, Value: `${index}` }));
const allowed = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', ' ', '_', '.', ':', '/', '=', '+', '-', '@', 'é', '日'),
  minLength: 1,
  maxLength: 12,
});

describe.each(KINDS)('the tags of $kind', ({ limit, tooMany, put, get }) => {
  it('come back as they were put, in any letters that a tag may have', async () => {
    const sets = fc.uniqueArray(fc.record({ Key: allowed, Value: allowed }), {
      selector: ({ Key: key }) => key,
      minLength: 1,
      maxLength: limit,
    });
    await fc.assert(
      fc.asyncProperty(sets, async (TagSet) => {
        await put(TagSet);
        expect((await get()).TagSet).toEqual(TagSet);
      }),
      { seed: 9, numRuns: 20 },
    );
  });

  it('are as many as they may be, and no more', async () => {
    await put(numbered(limit));
    await expect(put(numbered(limit + 1))).rejects.toMatchObject({ name: 'BadRequest', message: tooMany });
    expect((await get()).TagSet).toHaveLength(limit);
  });

  it('are as long as they may be', async () => {
    const longest = { Key: 'k'.repeat(128), Value: 'v'.repeat(256) };
    await put([longest]);
    expect((await get()).TagSet).toEqual([longest]);
  });

  it('may have names that every JavaScript object has as members', async () => {
    const set = [
      { Key: '__proto__', Value: 'a' },
      { Key: 'constructor', Value: 'b' },
    ];
    await put(set);
    expect((await get()).TagSet).toEqual(set);
  });

  it.each([
    [{ Key: '', Value: 'v' }, 'The TagKey you have provided is invalid'],
    [{ Key: 'k'.repeat(129), Value: 'v' }, 'The TagKey you have provided is invalid'],
    [{ Key: 'k?', Value: 'v' }, 'The TagKey you have provided is invalid'],
    [{ Key: 'k', Value: 'v'.repeat(257) }, 'The TagValue you have provided is invalid'],
    [{ Key: 'k', Value: 'v*' }, 'The TagValue you have provided is invalid'],
  ])('are not %j', async (tag, message) => {
    await expect(put([tag])).rejects.toMatchObject({ name: 'InvalidTag', message });
  });

  it('have each key once, and none that AWS keeps for itself in any case', async () => {
    const twice = [numbered(1), numbered(1)].flat();
    await expect(put(twice)).rejects.toMatchObject({
      name: 'InvalidTag',
      message: 'Cannot provide multiple Tags with the same key',
      TagKey: 'key 0',
    });
    for (const Key of ['aws:a', 'AWS:a', 'Aws:'])
      await expect(put([{ Key, Value: 'v' }])).rejects.toMatchObject({ name: 'InvalidTag', TagKey: Key });
  });
});

describe('a header of tags', () => {
  const upload = (Tagging: string): Promise<unknown> =>
    s3.client.send(new PutObjectCommand({ Bucket, Key: 'header', Tagging }));

  it('is a query, percent-encoded', async () => {
    await upload('a+b=c%2Fd&empty=&nothing');
    const { TagSet } = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'header' }));
    expect(TagSet).toEqual([
      { Key: 'a b', Value: 'c/d' },
      { Key: 'empty', Value: '' },
      { Key: 'nothing', Value: '' },
    ]);
    expect(await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'header' }))).toMatchObject({
      TagCount: 3,
    });
  });

  it('is as many tags as an object may have, and no more', async () => {
    const query = (count: number): string =>
      numbered(count)
        .map(({ Value }) => `k${Value}=v`)
        .join('&');
    await upload(query(10));
    await expect(upload(query(11))).rejects.toMatchObject({ name: 'BadRequest' });
  });

  it('that is empty means no tags', async () => {
    await upload('');
    const { TagSet } = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'header' }));
    expect(TagSet).toEqual([]);
  });
});
