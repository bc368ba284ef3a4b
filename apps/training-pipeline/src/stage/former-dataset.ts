import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CommandError, describeFailure, explainS3Failure } from '@scones/command-line';
import type { DatasetLayout } from '../dataset-layout.ts';
import { objectsUnder } from '../objects-under.ts';
import { removeObjects } from './remove-objects.ts';

interface KeptList {
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly metadata: Record<string, string>;
}

/** The data set that a new one takes the place of. Its lists are kept until the new one is whole. */
export class FormerDataset {
  readonly #s3: S3Client;
  readonly #bucket: string;
  /** ETags of its pictures by their keys. */
  readonly #pictures: ReadonlyMap<string, string>;
  readonly #lists: KeptList[] = [];

  private constructor(s3: S3Client, bucket: string, pictures: ReadonlyMap<string, string>) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#pictures = pictures;
  }

  static async read(s3: S3Client, bucket: string, { pictures }: DatasetLayout): Promise<FormerDataset> {
    const found = new Map<string, string>();
    for (const prefix of Object.values(pictures))
      for await (const { key, etag } of objectsUnder(s3, { bucket, key: prefix })) found.set(key, etag);
    return new FormerDataset(s3, bucket, found);
  }

  etagOf(key: string): string | undefined {
    return this.#pictures.get(key);
  }

  /** Keeps a list in memory, so that it can be put back; false where there is none. */
  async keepList(key: string): Promise<boolean> {
    try {
      const command = new GetObjectCommand({ Bucket: this.#bucket, Key: key });
      const { Body, ContentType, Metadata = {} } = await this.#s3.send(command);
      const body = (await Body?.transformToByteArray()) ?? new Uint8Array();
      this.#lists.push({ key, body, contentType: ContentType, metadata: Metadata });
      return true;
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return false;
      throw explainS3Failure(error, { bucket: this.#bucket, key });
    }
  }

  /** In the reverse order of their overwriting: the last of them says that a data set is whole. */
  async restoreLists(): Promise<void> {
    for (const { key, body, contentType, metadata } of this.#lists.toReversed()) {
      const target = { Bucket: this.#bucket, Key: key, ContentType: contentType, Metadata: metadata };
      await this.#s3.send(new PutObjectCommand({ ...target, Body: body }));
    }
  }

  /** From here on there is no way back, so a failure leaves the new data set as it is. */
  async removeOthers(kept: ReadonlySet<string>): Promise<void> {
    this.#lists.length = 0;
    const keys = [...this.#pictures.keys()].filter((key) => !kept.has(key));
    try {
      await removeObjects(this.#s3, this.#bucket, keys);
    } catch (error) {
      throw new CommandError(
        'FORMER_NOT_REMOVED',
        `The new data set is staged, but ${keys.length} pictures of the former could not be removed: ${describeFailure(error)}`,
        'Run the same command again: it leaves the new pictures as they are.',
        { cause: error },
      );
    }
  }
}
