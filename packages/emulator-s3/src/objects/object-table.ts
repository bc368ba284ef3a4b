import type { StatementSync } from 'node:sqlite';
import { prefixEnd, type Store } from '@scones/emulator-core';
import type { BodyFile, BodyPlace } from '../bodies/body-store.ts';
import type { Checksum } from '../bodies/checksums.ts';
import type { Encryption } from '../buckets/encryption.ts';
import type { ObjectAttributes } from './object-attributes.ts';

/** An object without its bytes. */
export interface ObjectSummary {
  readonly key: string;
  readonly size: number;
  /** Without the quotes. */
  readonly etag: string;
  readonly modified: number;
  readonly attributes: StoredAttributes;
}

export interface StoredAttributes extends ObjectAttributes, Encryption {
  readonly Checksum?: Checksum;
  readonly Tags?: Readonly<Record<string, string>>;
  /**
   * Present for an object that was uploaded in parts: the upload, and the checksums of its parts where it had an
   * algorithm.
   */
  readonly UploadId?: string;
  readonly PartChecksums?: readonly string[];
}

export interface StoredObject extends ObjectSummary {
  readonly place: BodyPlace;
}

export interface ListedObject {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  readonly modified: number;
  readonly attributes: string;
}

interface Row extends ListedObject {
  readonly files: string | null;
  readonly body: Uint8Array | null;
}

/** The objects of all buckets, small ones with their bytes, in the order of their keys' UTF-8. */
export class ObjectTable {
  readonly #store: Store;
  readonly #put: StatementSync;
  readonly #get: StatementSync;
  readonly #files: StatementSync;
  readonly #delete: StatementSync;
  readonly #attributes: StatementSync;
  readonly #range: StatementSync;
  readonly #allFiles: StatementSync;

  constructor(store: Store) {
    this.#store = store;
    // The body is the last column, so that SQLite reads a long row's other columns without it.
    store.database.exec(`
      CREATE TABLE IF NOT EXISTS s3_objects (
        bucket TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
        modified INTEGER NOT NULL, attributes TEXT NOT NULL, files TEXT, body BLOB, UNIQUE (bucket, key)
      )`);
    const prepare = (sql: string): StatementSync => store.database.prepare(sql);
    this.#put = prepare(`
      INSERT INTO s3_objects VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (bucket, key) DO UPDATE SET
        size = excluded.size, etag = excluded.etag, modified = excluded.modified,
        attributes = excluded.attributes, files = excluded.files, body = excluded.body`);
    this.#get = prepare('SELECT * FROM s3_objects WHERE bucket = ? AND key = ?');
    this.#files = prepare('SELECT files FROM s3_objects WHERE bucket = ? AND key = ?');
    this.#delete = prepare('DELETE FROM s3_objects WHERE bucket = ? AND key = ?');
    this.#attributes = prepare('UPDATE s3_objects SET attributes = ? WHERE bucket = ? AND key = ?');
    this.#range = prepare(`
      SELECT key, size, etag, modified, attributes FROM s3_objects
      WHERE bucket = ? AND key >= ? AND key > ? AND key < ? ORDER BY key`);
    this.#allFiles = prepare('SELECT files FROM s3_objects WHERE files IS NOT NULL');
  }

  get(bucket: string, key: string): StoredObject | undefined {
    const row = this.#get.get(bucket, key) as Row | undefined;
    if (!row) return undefined;
    return {
      key,
      size: row.size,
      etag: row.etag,
      modified: row.modified,
      attributes: JSON.parse(row.attributes) as StoredAttributes,
      place: row.files === null ? { bytes: row.body ?? NO_BYTES } : { files: parseFiles(row.files) },
    };
  }

  /** The files of the object that was there before. They have to be removed. */
  put(bucket: string, object: StoredObject): readonly BodyFile[] {
    const old = this.#filesOf(bucket, object.key);
    const { place } = object;
    this.#put.run(
      bucket,
      object.key,
      object.size,
      object.etag,
      object.modified,
      JSON.stringify(object.attributes),
      'files' in place ? JSON.stringify(place.files) : null,
      'bytes' in place ? place.bytes : null,
    );
    return old;
  }

  putAttributes(bucket: string, key: string, attributes: StoredAttributes): void {
    this.#attributes.run(JSON.stringify(attributes), bucket, key);
  }

  /** Works in one transaction. Returns the files of the deleted objects, which have to be removed. */
  delete(bucket: string, keys: readonly string[]): readonly BodyFile[] {
    return this.#store.transaction(() =>
      keys.flatMap((key) => {
        const old = this.#filesOf(bucket, key);
        this.#delete.run(bucket, key);
        return old;
      }),
    );
  }

  /** Reads lazily. It must not be left open while the table is written. */
  range(bucket: string, prefix: string, after: string): Iterable<ListedObject> {
    const end = prefixEnd(prefix);
    return this.#range.iterate(bucket, prefix, after, end) as Iterable<unknown> as Iterable<ListedObject>;
  }

  fileNames(): string[] {
    const rows = this.#allFiles.all() as { files: string }[];
    return rows.flatMap(({ files }) => parseFiles(files).map(({ name }) => name));
  }

  #filesOf(bucket: string, key: string): readonly BodyFile[] {
    const row = this.#files.get(bucket, key) as { files: string | null } | undefined;
    return row?.files ? parseFiles(row.files) : [];
  }
}

const NO_BYTES = new Uint8Array();

function parseFiles(files: string): BodyFile[] {
  return JSON.parse(files) as BodyFile[];
}
