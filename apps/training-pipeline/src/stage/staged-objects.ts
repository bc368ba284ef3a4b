import { createHash } from 'node:crypto';
import { DeleteObjectsCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CommandError, describeFailure, explainS3Failure } from '@scones/command-line';
import { formatS3Location } from '@scones/s3-location';

/** The most keys that S3 accepts in one DeleteObjects. */
const MOST_DELETIONS = 1000;

/**
 * The objects of one run. It never overwrites an object that was there before, so that all of its own can be removed
 * again.
 */
export class StagedObjects {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #keys: string[] = [];

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  get uploaded(): number {
    return this.#keys.length;
  }

  /** Not abortable: nobody knows whether an upload that was broken off has arrived. */
  async put(
    key: string,
    body: Uint8Array,
    contentType: string,
    metadata: Record<string, string> = {},
  ): Promise<void> {
    const target = { Bucket: this.#bucket, Key: key };
    try {
      await this.#s3.send(
        new PutObjectCommand({
          ...target,
          Body: body,
          ContentType: contentType,
          Metadata: metadata,
          IfNoneMatch: '*',
        }),
      );
      this.#keys.push(key);
    } catch (error) {
      if ((error as Error).name !== 'PreconditionFailed') {
        throw explainS3Failure(error, { bucket: this.#bucket, key });
      }
      await this.#requireSame(key, body);
    }
  }

  async #requireSame(key: string, body: Uint8Array): Promise<void> {
    const { ETag } = await this.#s3.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
    if (ETag === `"${createHash('md5').update(body).digest('hex')}"`) return;
    throw new CommandError(
      'ALREADY_STAGED',
      `${formatS3Location({ bucket: this.#bucket, key })} exists with other content`,
      'Stage under another --prefix, or remove what is there (aws s3 rm --recursive).',
    );
  }

  /** Removes what this run put there, after a failure. Not abortable either. */
  async undo(failure: unknown): Promise<void> {
    while (this.#keys.length > 0) {
      const some = this.#keys.slice(0, MOST_DELETIONS);
      await this.#remove(some, failure);
      this.#keys.splice(0, some.length);
    }
  }

  async #remove(keys: readonly string[], failure: unknown): Promise<void> {
    try {
      const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
      const { Errors = [] } = await this.#s3.send(new DeleteObjectsCommand({ Bucket: this.#bucket, Delete }));
      const [first] = Errors;
      if (first) throw new Error(`${first.Key}: ${first.Message}`);
    } catch (error) {
      throw new CommandError(
        'NOT_UNDONE',
        `${describeFailure(failure)} ${this.#keys.length} uploaded objects could not be removed again: ${describeFailure(error)}`,
        `Remove them: aws s3 rm --recursive s3://${this.#bucket}/ and the --prefix.`,
        { cause: error },
      );
    }
  }
}
