import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { BodyStore } from './bodies/body-store.ts';
import { bodyInput } from './bodies/body-input.ts';
import { quoted } from './objects/conditions.ts';
import { DEFAULT_CONTENT_TYPE, readObject } from './objects/object-output.ts';
import type { StoredObject } from './objects/object-table.ts';
import type { S3Context } from './context.ts';
import type { localBody } from './bodies/upload-body.ts';

/** Objects as other services of the emulator use them within the process. Throws S3's own errors. */
export interface S3Objects {
  get(bucket: string, key: string): Promise<FetchedObject>;
  put(
    bucket: string,
    key: string,
    body: Parameters<typeof localBody>[0],
    options?: { contentType?: string; metadata?: Readonly<Record<string, string>> },
  ): Promise<{ etag: string; size: number }>;
  /** In the order of the keys; objects may be written meanwhile. */
  list(bucket: string, prefix?: string): AsyncIterable<FoundObject>;
  delete(bucket: string, key: string): Promise<void>;
}

export interface FoundObject {
  readonly key: string;
  readonly size: number;
  /** With its quotes, as S3 shows it. */
  readonly etag: string;
  readonly lastModified: Date;
}

export interface FetchedObject extends FoundObject {
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Call either this or `stream`, once. A large object's files stay open until then. */
  bytes(): Promise<Buffer>;
  stream(): Readable;
}

const PAGE = 1000;

export function objectPort({ buckets, objects, bodies, clock }: S3Context): S3Objects {
  return {
    async get(bucket, key) {
      buckets.get(bucket);
      return fetchedObject(bodies, objects.get(bucket, key));
    },
    async put(bucket, key, source, { contentType, metadata } = {}) {
      buckets.get(bucket);
      const body = await bodies.receive(bodyInput.parse(source));
      await objects.commit({
        bucket,
        key,
        body,
        etag: body.md5,
        checksum: body.checksum,
        modified: clock.now(),
        attributes: {
          ...(contentType !== undefined && { ContentType: contentType }),
          ...(metadata && { Metadata: metadata }),
        },
        check: () => void buckets.get(bucket),
      });
      return { etag: quoted(body.md5), size: body.size };
    },
    async *list(bucket, prefix = '') {
      buckets.get(bucket);
      for (let after = ''; ;) {
        const page = [...take(objects.after(bucket, prefix, after), PAGE)];
        for (const { key, size, etag, modified } of page)
          yield { key, size, etag: quoted(etag), lastModified: new Date(modified) };
        const last = page.at(-1);
        if (!last || page.length < PAGE) return;
        after = last.key;
      }
    },
    async delete(bucket, key) {
      buckets.get(bucket);
      await objects.delete(bucket, key);
    },
  };
}

function fetchedObject(bodies: BodyStore, object: StoredObject): FetchedObject {
  const content = readObject(bodies, object, undefined);
  return {
    key: object.key,
    size: object.size,
    etag: quoted(object.etag),
    lastModified: new Date(object.modified),
    contentType: object.attributes.ContentType ?? DEFAULT_CONTENT_TYPE,
    metadata: object.attributes.Metadata ?? {},
    bytes: async () =>
      content instanceof Uint8Array
        ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
        : await buffer(content),
    stream: () => (content instanceof Uint8Array ? Readable.from([content], { objectMode: false }) : content),
  };
}

function* take<Item>(items: Iterable<Item>, count: number): Iterable<Item> {
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken === count) return;
  }
}
