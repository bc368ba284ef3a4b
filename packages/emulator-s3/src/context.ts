import type { Identity, Store } from '@scones/emulator-core';
import type { Clock, Random } from '@scones/deterministic';
import { BodyStore } from './bodies/body-store.ts';
import { BucketTable } from './buckets/bucket-table.ts';
import { Objects } from './objects/objects.ts';
import { ObjectTable } from './objects/object-table.ts';
import { UploadTable } from './uploads/upload-table.ts';

/** The state that the operations work on. */
export interface S3Context {
  readonly buckets: BucketTable;
  readonly objects: Objects;
  readonly uploads: UploadTable;
  readonly bodies: BodyStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: Identity;
}

export interface S3Options {
  /** Holds everything but the bytes of larger objects. */
  readonly store: Store;
  /** Holds those bytes. Nothing else may be in it. */
  readonly objectsFolder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: Identity;
}

/** Opens the tables, and removes the files that a killed writer left behind. */
export function openContext({ store, objectsFolder, clock, random, identity }: S3Options): S3Context {
  const bodies = new BodyStore(objectsFolder, random);
  const table = new ObjectTable(store);
  const uploads = new UploadTable(store);
  bodies.sweep(new Set([...table.fileNames(), ...uploads.fileNames()]));
  return {
    buckets: new BucketTable(store),
    objects: new Objects(table, bodies),
    uploads,
    bodies,
    clock,
    random,
    identity,
  };
}
