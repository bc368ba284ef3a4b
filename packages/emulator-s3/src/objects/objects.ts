import { checkKey } from '../wire/address.ts';
import type { BodyFile, BodyPlace, BodyStore } from '../bodies/body-store.ts';
import type { Checksum } from '../bodies/checksums.ts';
import { errors } from '../errors.ts';
import type { ListedObject, ObjectTable, StoredAttributes, StoredObject } from './object-table.ts';

interface Draft {
  readonly bucket: string;
  readonly key: string;
  readonly body: BodyPlace & { readonly size: number };
  readonly etag: string;
  readonly modified: number;
  readonly attributes: StoredAttributes;
  readonly checksum?: Checksum | undefined;
  /** Throws when the draft must not take this object's place. */
  readonly check?: (existing: () => StoredObject | undefined) => void;
}

/** The rows and the files of objects together. */
export class Objects {
  readonly #table: ObjectTable;
  readonly #bodies: BodyStore;

  constructor(table: ObjectTable, bodies: BodyStore) {
    this.#table = table;
    this.#bodies = bodies;
  }

  find(bucket: string, key: string): StoredObject | undefined {
    return this.#table.get(bucket, key);
  }

  get(bucket: string, key: string): StoredObject {
    checkKey(key);
    const object = this.#table.get(bucket, key);
    if (!object) throw errors.NoSuchKey(key);
    return object;
  }

  /** Puts a body into its place in one step. Removes the body when it may not go there. */
  async commit(draft: Draft): Promise<void> {
    let old;
    try {
      old = this.put(draft);
    } catch (error) {
      if ('files' in draft.body) await this.#bodies.remove(draft.body.files);
      throw error;
    }
    if (old.length > 0) await this.#bodies.remove(old);
  }

  /** Leaves the files to the caller: returns those of the object that was there before, which have to be removed. */
  put({ bucket, key, body, etag, modified, attributes, checksum, check }: Draft): readonly BodyFile[] {
    checkKey(key);
    check?.(() => this.#table.get(bucket, key));
    const place = 'files' in body ? { files: body.files } : { bytes: body.bytes };
    const kept = checksum ? { ...attributes, Checksum: checksum } : attributes;
    return this.#table.put(bucket, { key, etag, modified, size: body.size, attributes: kept, place });
  }

  putAttributes(bucket: string, key: string, attributes: StoredAttributes): void {
    this.#table.putAttributes(bucket, key, attributes);
  }

  async delete(bucket: string, ...keys: string[]): Promise<void> {
    const old = this.#table.delete(bucket, keys);
    if (old.length > 0) await this.#bodies.remove(old);
  }

  isEmpty(bucket: string): boolean {
    for (const _ of this.after(bucket, '', '')) return false;
    return true;
  }

  /** Reads lazily. It must not be left open while objects are written. */
  after(bucket: string, prefix: string, after: string): Iterable<ListedObject> {
    return this.#table.range(bucket, prefix, after);
  }
}
