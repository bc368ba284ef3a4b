import {
  CreateBucketCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'listed';
// In the order of UTF-8, which is neither a dictionary's nor that of UTF-16.
const KEYS = ['A', 'B/1', 'B/2', 'Z', 'a', 'b/1', 'b/2', 'b/c/3', 'é', '\uffff', '🚲'];
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  for (const key of KEYS.toReversed()) await s3.objects.put(Bucket, key, key);
});
afterAll(() => s3.close());

/** Keys and common prefixes of all pages. */
async function list(more: Partial<ListObjectsV2CommandInput>): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListObjectsV2({ client: s3.client }, { Bucket, ...more })) {
    expect(page.KeyCount).toBeLessThanOrEqual(more.MaxKeys ?? 1000);
    names.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    names.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
  }
  return names;
}

describe('ListObjectsV2', () => {
  it('gives the keys in the order of their UTF-8, however small the page', async () => {
    for (const MaxKeys of [1, 2, 3, 1000]) expect(await list({ MaxKeys })).toEqual(KEYS);
  });

  it('shows keys that share a prefix as one, each once, over all pages', async () => {
    for (const MaxKeys of [1, 2, 1000])
      expect((await list({ Delimiter: '/', MaxKeys })).sort()).toEqual(
        ['A', 'B/', 'Z', 'a', 'b/', 'é', '\uffff', '🚲'].sort(),
      );
    expect(await list({ Delimiter: '/', Prefix: 'b/' })).toEqual(['b/1', 'b/2', 'b/c/']);
  });

  it('begins behind StartAfter', async () => {
    expect(await list({ StartAfter: 'b/1' })).toEqual(KEYS.slice(6));
    expect(await list({ StartAfter: 'b/1', Prefix: 'B' })).toEqual([]);
  });

  it('answers an empty page for MaxKeys 0, and refuses a token that it did not give', async () => {
    const none = await s3.client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));
    expect(none).toMatchObject({ KeyCount: 0, IsTruncated: false });
    await expect(list({ ContinuationToken: 'made up' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  it('encodes keys when asked to', async () => {
    await s3.objects.put(Bucket, 'x y/(+)*~é', '');
    const page = await s3.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'x y/', EncodingType: 'url', Delimiter: '#' }),
    );
    expect(page.Contents?.[0]?.Key).toBe('x+y/%28%2B%29*%7E%C3%A9');
    expect(page).toMatchObject({ Prefix: 'x+y/', Delimiter: '%23' });
    await s3.objects.delete(Bucket, 'x y/(+)*~é');
  });

  it('shows the owner only when asked to', async () => {
    const ask = async (FetchOwner: boolean): Promise<unknown> =>
      (await s3.client.send(new ListObjectsV2Command({ Bucket, FetchOwner }))).Contents?.[0]?.Owner;
    expect(await ask(false)).toBeUndefined();
    expect(await ask(true)).toMatchObject({ ID: '0'.repeat(64) });
  });
});

describe('ListObjects', () => {
  it('goes on after its marker, be it a key or a common prefix', async () => {
    const names: string[] = [];
    for (let Marker: string | undefined, more = true; more;) {
      const page = await s3.client.send(
        new ListObjectsCommand({ Bucket, Marker, Delimiter: '/', MaxKeys: 1 }),
      );
      names.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      names.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
      Marker = page.NextMarker;
      more = page.IsTruncated ?? false;
    }
    expect(names).toEqual(['A', 'B/', 'Z', 'a', 'b/', 'é', '\uffff', '🚲']);
  });
});

describe('objects.list', () => {
  it('gives every object under a prefix, even when they are more than a page', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'many' }));
    for (let index = 0; index < 2001; index++)
      await s3.objects.put('many', `k/${String(index).padStart(4, '0')}`, '');
    await s3.objects.put('many', 'other', '');
    const keys: string[] = [];
    for await (const { key } of s3.objects.list('many', 'k/')) keys.push(key);
    expect(keys).toEqual(keys.toSorted());
    expect(keys).toHaveLength(2001);
  });
});
