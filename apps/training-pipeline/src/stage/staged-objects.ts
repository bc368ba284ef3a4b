import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { CommandError, describeFailure, explainS3Failure } from '@scones/command-line';
import { formatS3Location } from '@scones/s3-location';
import { type DatasetLayout } from '../dataset-layout.ts';
import { FormerDataset } from './former-dataset.ts';
import { removeObjects } from './remove-objects.ts';

interface Place {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly layout: DatasetLayout;
  /** Whether another data set there gives way. */
  readonly replace: boolean;
}

/**
 * The objects of one run. Pictures that were there before are never overwritten, so that all of the run's own can be
 * removed again. Where a data set is replaced, only its lists are overwritten, when all pictures of the new one are there.
 */
export class StagedObjects {
  readonly #s3: S3Client;
  readonly #bucket: string;
  /** The data set that gives way; undefined where none may. */
  readonly #former: FormerDataset | undefined;
  readonly #keys: string[] = [];
  readonly #kept = new Set<string>();

  private constructor({ s3, bucket }: Place, former: FormerDataset | undefined) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#former = former;
  }

  static async open(place: Place): Promise<StagedObjects> {
    const { s3, bucket, layout, replace } = place;
    return new StagedObjects(place, replace ? await FormerDataset.read(s3, bucket, layout) : undefined);
  }

  get uploaded(): number {
    return this.#keys.length;
  }

  /** Returns the picture's key. A picture of the former data set keeps its name, so another one gets a name of its own. */
  async putPicture(name: string, extension: string, body: Uint8Array, contentType: string): Promise<string> {
    const key = this.#freeKey(name, extension, md5Of(body));
    await this.#put(key, body, contentType, {});
    this.#kept.add(key);
    return key;
  }

  #freeKey(name: string, extension: string, md5: string): string {
    const plain = `${name}.${extension}`;
    const own = `${name}-${md5.slice(0, 8)}.${extension}`;
    const [before, ownBefore] = [this.#former?.etagOf(plain), this.#former?.etagOf(own)];
    if (ownBefore === `"${md5}"`) return own;
    return before === undefined || before === `"${md5}"` ? plain : own;
  }

  async putList(key: string, text: string, metadata: Readonly<Record<string, string>>): Promise<void> {
    const body = Buffer.from(text);
    if (await this.#former?.keepList(key)) await this.#overwrite(key, body, metadata);
    else await this.#put(key, body, 'text/plain', metadata);
  }

  /** Removes what this run has put there so far, so that it can begin again. */
  async takeBack(): Promise<void> {
    await removeObjects(this.#s3, this.#bucket, this.#keys.splice(0));
    this.#kept.clear();
  }

  /** Removes the pictures that only the former data set had. */
  async removeFormer(): Promise<void> {
    await this.#former?.removeOthers(this.#kept);
  }

  async #overwrite(key: string, body: Uint8Array, metadata: Readonly<Record<string, string>>): Promise<void> {
    const target = { Bucket: this.#bucket, Key: key, ContentType: 'text/plain' };
    await this.#s3.send(new PutObjectCommand({ ...target, Body: body, Metadata: { ...metadata } }));
  }

  /** Not abortable: nobody knows whether an upload that was broken off has arrived. */
  async #put(
    key: string,
    body: Uint8Array,
    contentType: string,
    metadata: Readonly<Record<string, string>>,
  ): Promise<void> {
    const target = { Bucket: this.#bucket, Key: key, ContentType: contentType, Metadata: { ...metadata } };
    try {
      await this.#s3.send(new PutObjectCommand({ ...target, Body: body, IfNoneMatch: '*' }));
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
    if (ETag === `"${md5Of(body)}"`) return;
    throw new CommandError(
      'ALREADY_STAGED',
      `${formatS3Location({ bucket: this.#bucket, key })} exists with other content`,
      'Put the new data set in its place with --replace, or stage under another --prefix.',
    );
  }

  /** Puts the former lists back and removes what this run put there, after a failure. Not abortable either. */
  async undo(failure: unknown): Promise<void> {
    try {
      await this.#former?.restoreLists();
      await removeObjects(this.#s3, this.#bucket, this.#keys);
    } catch (error) {
      throw new CommandError(
        'NOT_UNDONE',
        `${describeFailure(failure)} ${this.#keys.length} uploaded objects could not be removed again: ${describeFailure(error)}`,
        `Stage again with --replace, or remove them: aws s3 rm --recursive s3://${this.#bucket}/ and the --prefix.`,
        { cause: error },
      );
    }
  }
}

function md5Of(body: Uint8Array): string {
  return createHash('md5').update(body).digest('hex');
}
