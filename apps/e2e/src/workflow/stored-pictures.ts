import { randomUUID } from 'node:crypto';
import {
  DeleteObjectsCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

/** Pictures under a prefix of their own in the target's bucket. */
export class StoredPictures {
  readonly prefix = `e2e/${randomUUID()}`;
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  /** Returns the picture's key; its name is the last part. */
  async put(
    folder: string,
    { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<string> {
    const key = `${this.prefix}/${folder}/${name}`;
    await this.#s3.send(new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: bytes }));
    return key;
  }

  /** Removes them all. */
  async remove(): Promise<void> {
    const pages = paginateListObjectsV2(
      { client: this.#s3 },
      { Bucket: this.#bucket, Prefix: `${this.prefix}/` },
    );
    for await (const { Contents = [] } of pages) {
      if (Contents.length === 0) continue;
      const Objects = Contents.map(({ Key }) => ({ Key }));
      const { Errors = [] } = await this.#s3.send(
        new DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors[0]) throw new Error(`${Errors[0].Key} could not be removed: ${Errors[0].Message}`);
    }
  }
}
