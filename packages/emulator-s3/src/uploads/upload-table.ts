import type { Collection, Store } from '@scones/emulator-core';
import type { BodyFile } from '../bodies/body-store.ts';
import type { Checksum, ChecksumAlgorithm } from '../bodies/checksums.ts';
import { errors } from '../errors.ts';
import type { StoredAttributes } from '../objects/object-table.ts';

/** A multipart upload that has begun. */
export interface Upload {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  readonly initiated: number;
  readonly attributes: StoredAttributes;
  readonly checksumAlgorithm?: ChecksumAlgorithm;
  readonly checksumType?: Checksum['type'];
  /** The object that was there when the upload began … */
  readonly replaces?: { readonly etag: string; readonly modified: number };
  /** … and whether one was deleted since. */
  readonly sawDelete?: boolean;
}

export interface UploadedPart {
  readonly partNumber: number;
  readonly file: BodyFile;
  /** In hexadecimal, without quotes. */
  readonly etag: string;
  readonly modified: number;
  /** By the algorithm of the upload, else S3's own. */
  readonly checksum: Checksum;
}

/** The uploads in the order of bucket and key, and their parts in that of their numbers. */
export class UploadTable {
  readonly #store: Store;
  readonly #uploads: Collection<Upload>;
  readonly #parts: Collection<UploadedPart>;

  constructor(store: Store) {
    this.#store = store;
    this.#uploads = store.collection<Upload>('s3/uploads');
    this.#parts = store.collection<UploadedPart>('s3/parts');
  }

  put(upload: Upload): void {
    this.#uploads.put(uploadKey(upload.bucket, upload.key, upload.uploadId), upload);
  }

  find(bucket: string, key: string, uploadId: string): Upload | undefined {
    return this.#uploads.get(uploadKey(bucket, key, uploadId));
  }

  get(bucket: string, key: string, uploadId: string): Upload {
    const upload = this.find(bucket, key, uploadId);
    if (!upload) throw errors.NoSuchUpload(uploadId);
    return upload;
  }

  inBucket(bucket: string, prefix: string): Upload[] {
    return this.#uploads.values({ prefix: `${bucket}/${prefix}` });
  }

  /** Marks the uploads under a key: its object is being deleted. */
  noteDelete(bucket: string, key: string): void {
    for (const upload of this.#uploads.values({ prefix: uploadKey(bucket, key, '') }))
      this.put({ ...upload, sawDelete: true });
  }

  parts(uploadId: string): UploadedPart[] {
    return this.#parts.values({ prefix: `${uploadId}/` });
  }

  /** The part that stood there before. */
  putPart(uploadId: string, part: UploadedPart): UploadedPart | undefined {
    const key = partKey(uploadId, part.partNumber);
    const old = this.#parts.get(key);
    this.#parts.put(key, part);
    return old;
  }

  /** Deletes an upload and its parts, and runs `also` in the same transaction. */
  end<R>(upload: Upload, also: (parts: UploadedPart[]) => R): R {
    return this.#store.transaction(() => {
      const parts = this.parts(upload.uploadId);
      for (const { partNumber } of parts) this.#parts.delete(partKey(upload.uploadId, partNumber));
      this.#uploads.delete(uploadKey(upload.bucket, upload.key, upload.uploadId));
      return also(parts);
    });
  }

  fileNames(): string[] {
    return this.#parts.values().map(({ file }) => file.name);
  }
}

function uploadKey(bucket: string, key: string, uploadId: string): string {
  return `${bucket}/${key}\u0000${uploadId}`;
}

function partKey(uploadId: string, partNumber: number): string {
  return `${uploadId}/${String(partNumber).padStart(5, '0')}`;
}
