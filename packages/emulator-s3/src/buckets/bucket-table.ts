import type { Collection, Store } from '@scones/emulator-core';
import { errors } from '../errors.ts';

export interface Bucket {
  readonly name: string;
  readonly created: number;
  /** Undefined in us-east-1, as S3 shows it. */
  readonly location?: string;
  /** Encryption, policy and so on, by their kind. */
  readonly configurations: Readonly<Record<string, unknown>>;
}

/** All buckets. They are in memory too, since every request needs one. */
export class BucketTable {
  readonly #collection: Collection<Bucket>;
  readonly #byName: Map<string, Bucket>;

  constructor(store: Store) {
    this.#collection = store.collection<Bucket>('s3/buckets');
    this.#byName = new Map(this.#collection.values().map((bucket) => [bucket.name, bucket]));
  }

  find(name: string): Bucket | undefined {
    return this.#byName.get(name);
  }

  get(name: string): Bucket {
    const bucket = this.#byName.get(name);
    if (!bucket) throw errors.NoSuchBucket(name);
    return bucket;
  }

  put(bucket: Bucket): void {
    this.#collection.put(bucket.name, bucket);
    this.#byName.set(bucket.name, bucket);
  }

  delete(name: string): void {
    this.#collection.delete(name);
    this.#byName.delete(name);
  }

  /** By name. */
  all(): Bucket[] {
    return [...this.#byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
