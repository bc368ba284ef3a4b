import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

const Bucket = 'model';
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

interface Question {
  readonly Prefix: string;
  readonly Delimiter: string | undefined;
  readonly limit: number;
}

/** A page as every kind of listing has it: its keys, its common prefixes, and how to ask for the next. */
interface Page {
  readonly keys: readonly string[];
  readonly groups: readonly string[];
  readonly next: string | undefined;
}
type List = (question: Question, from: string | undefined) => Promise<Page>;

interface Listed {
  readonly Key?: string | undefined;
}
const keysOf = (items: readonly Listed[] = []): string[] => items.map(({ Key = '' }) => Key);
const groupsOf = (groups: readonly { Prefix?: string | undefined }[] = []): string[] =>
  groups.map(({ Prefix = '' }) => Prefix);

const LISTS: Record<string, List> = {
  async ListObjectsV2({ limit: MaxKeys, ...question }, ContinuationToken) {
    const page = await s3.client.send(
      new ListObjectsV2Command({ Bucket, ...question, MaxKeys, ContinuationToken }),
    );
    expect(page.KeyCount).toBe((page.Contents?.length ?? 0) + (page.CommonPrefixes?.length ?? 0));
    return {
      keys: keysOf(page.Contents),
      groups: groupsOf(page.CommonPrefixes),
      next: page.NextContinuationToken,
    };
  },
  async ListObjects({ limit: MaxKeys, ...question }, Marker) {
    const page = await s3.client.send(new ListObjectsCommand({ Bucket, ...question, MaxKeys, Marker }));
    const keys = keysOf(page.Contents);
    // Without a delimiter, S3 leaves it to the client to continue after the last key.
    const next = page.IsTruncated ? (page.NextMarker ?? keys.at(-1)) : undefined;
    return { keys, groups: groupsOf(page.CommonPrefixes), next };
  },
  async ListObjectVersions({ limit: MaxKeys, ...question }, KeyMarker) {
    const page = await s3.client.send(
      new ListObjectVersionsCommand({ Bucket, ...question, MaxKeys, KeyMarker }),
    );
    const next = page.IsTruncated ? page.NextKeyMarker : undefined;
    return { keys: keysOf(page.Versions), groups: groupsOf(page.CommonPrefixes), next };
  },
};

const inOrder = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Everything that a listing shows, computed in the plainest way. */
function shown(keys: readonly string[], { Prefix, Delimiter }: Question): string[] {
  const entries = keys
    .filter((key) => key.startsWith(Prefix))
    .map((key) => {
      const at = Delimiter ? key.indexOf(Delimiter, Prefix.length) : -1;
      return at < 0 || !Delimiter ? key : key.slice(0, at + Delimiter.length);
    });
  return [...new Set(entries)].sort(inOrder);
}

async function allPages(list: List, question: Question, between?: () => Promise<void>): Promise<string[]> {
  const entries: string[] = [];
  let from: string | undefined;
  do {
    const page = await list(question, from);
    const onPage = [...page.keys, ...page.groups];
    expect(onPage.length).toBeLessThanOrEqual(question.limit);
    if (page.next !== undefined) expect(onPage).toHaveLength(question.limit);
    entries.push(...onPage.sort(inOrder));
    from = page.next;
    await between?.();
  } while (from !== undefined);
  return entries;
}

const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', '/', '&', 'é', '\uffff', '\u{10ffff}'), maxLength });
const keySets = fc.uniqueArray(
  text(5).filter((key) => key !== ''),
  { maxLength: 12 },
);
const questions = fc.record({
  Prefix: text(2),
  Delimiter: fc.constantFrom(undefined, '/', 'a', 'a/', '\u{10ffff}'),
  limit: fc.integer({ min: 1, max: 4 }),
});

async function withObjects(keys: readonly string[], work: () => Promise<void>): Promise<void> {
  for (const key of keys) await s3.objects.put(Bucket, key, '');
  try {
    await work();
  } finally {
    for (const key of keys) await s3.objects.delete(Bucket, key);
  }
}

describe.each(Object.entries(LISTS))('%s', (_, list) => {
  it('shows every key or its common prefix once and in order, whatever the prefix, delimiter and page', async () => {
    await fc.assert(
      fc.asyncProperty(keySets, questions, async (keys, question) => {
        await withObjects(keys, async () => {
          expect(await allPages(list, question)).toEqual(shown(keys, question));
        });
      }),
      { seed: 9, numRuns: 40 },
    );
  });

  it('goes on where it was, even when all that it has shown is deleted meanwhile', async () => {
    const keys = ['a', 'b/1', 'b/2', 'c', 'd/1', 'e'];
    const question = { Prefix: '', Delimiter: '/', limit: 1 };
    await withObjects(keys, async () => {
      const left = [...keys];
      const entries = await allPages(list, question, async () => {
        const [first = ''] = left;
        const gone = left.splice(0, left.findLastIndex((key) => key.startsWith(first.slice(0, 2))) + 1);
        const Delete = { Objects: gone.map((Key) => ({ Key })) };
        if (gone.length > 0) await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete }));
      });
      expect(entries).toEqual(['a', 'b/', 'c', 'd/', 'e']);
    });
  });
});

describe('ListMultipartUploads', () => {
  const list = async (
    { Prefix, Delimiter, limit: MaxUploads }: Question,
    [KeyMarker, UploadIdMarker]: readonly (string | undefined)[] = [],
  ) =>
    await s3.client.send(
      new ListMultipartUploadsCommand({ Bucket, Prefix, Delimiter, MaxUploads, KeyMarker, UploadIdMarker }),
    );

  async function allUploads(question: Question, between?: (id: string) => Promise<void>): Promise<string[]> {
    const entries: string[] = [];
    let markers: readonly (string | undefined)[] | undefined;
    do {
      const page = await list(question, markers);
      const uploads = page.Uploads ?? [];
      entries.push(...[...keysOf(uploads), ...groupsOf(page.CommonPrefixes)].sort(inOrder));
      for (const { UploadId = '' } of uploads) await between?.(UploadId);
      markers = page.IsTruncated ? [page.NextKeyMarker, page.NextUploadIdMarker || undefined] : undefined;
    } while (markers);
    return entries;
  }

  async function withUploads(keys: readonly string[], work: (ids: Map<string, string>) => Promise<void>) {
    const ids = new Map<string, string>();
    for (const Key of keys) {
      const { UploadId = '' } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
      ids.set(UploadId, Key);
    }
    try {
      await work(ids);
    } finally {
      for (const [UploadId, Key] of ids)
        await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    }
  }

  it('shows every upload or its common prefix in order, whatever the prefix, delimiter and page', async () => {
    await fc.assert(
      fc.asyncProperty(keySets, questions, async (keys, question) => {
        await withUploads(keys, async () => {
          expect(await allUploads(question)).toEqual(shown(keys, question));
        });
      }),
      { seed: 9, numRuns: 25 },
    );
  });

  it('shows each of several uploads under one key, even when those before it are aborted meanwhile', async () => {
    await withUploads(['x', 'x', 'x', 'y'], async (ids) => {
      const question = { Prefix: '', Delimiter: undefined, limit: 1 };
      expect(await allUploads(question)).toEqual(['x', 'x', 'x', 'y']);
      const entries = await allUploads(question, async (UploadId) => {
        const Key = ids.get(UploadId) ?? '';
        await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        ids.delete(UploadId);
      });
      expect(entries).toEqual(['x', 'x', 'x', 'y']);
    });
  });

  it('does not take a part of an upload id for the delimiter', async () => {
    await withUploads(['x'], async () => {
      for (const Delimiter of '0123456789abcdef')
        expect(await allUploads({ Prefix: '', Delimiter, limit: 5 })).toEqual(['x']);
    });
  });

  it.each(['made up', '0123'])(
    'refuses the upload id marker %j, which no upload can have',
    async (marker) => {
      const question = { Prefix: '', Delimiter: undefined, limit: 5 };
      await expect(list(question, ['x', marker])).rejects.toMatchObject({
        name: 'InvalidArgument',
        message: 'Invalid uploadId marker',
      });
    },
  );
});
