import {
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { explainS3Failure, forEachConcurrently } from '@scones/command-line';
import { formatS3Location, joinKey, parseS3Location, type S3Location } from '@scones/s3-location';
import { type Inference, parseCapture } from '@scones/model-monitor';

const FILES_AT_ONCE = 8;

/** The captures of one endpoint. A file is written once and never changed, so it is read only once. */
export class CaptureFiles {
  readonly #s3: S3Client;
  readonly #folder: S3Location;
  readonly #classes: readonly string[];
  readonly #inferences = new Map<string, readonly Inference[]>();

  constructor(s3: S3Client, capturePrefix: string, endpointName: string, classes: readonly string[]) {
    const { bucket, key } = parseS3Location(capturePrefix);
    this.#s3 = s3;
    this.#folder = { bucket, key: `${joinKey(key, endpointName)}/` };
    this.#classes = classes;
  }

  get count(): number {
    return this.#inferences.size;
  }

  /** In the order of their times. */
  get inferences(): Inference[] {
    return [...this.#inferences.values()].flat().sort((a, b) => a.time - b.time);
  }

  /** Reads the files that have come since the last call. */
  async read(signal?: AbortSignal): Promise<void> {
    const fresh = (await this.#list(signal)).filter((key) => !this.#inferences.has(key));
    await forEachConcurrently(fresh, FILES_AT_ONCE, async (key) => {
      this.#inferences.set(key, await this.#parse(key, signal));
    });
  }

  async #list(signal?: AbortSignal): Promise<string[]> {
    const keys: string[] = [];
    for (let token: string | undefined; ;) {
      const page = await this.#page(token, signal);
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key?.endsWith('.jsonl') ? [Key] : [])));
      token = page.NextContinuationToken;
      if (token === undefined) return keys;
    }
  }

  async #page(token: string | undefined, signal?: AbortSignal): Promise<ListObjectsV2CommandOutput> {
    const { bucket, key } = this.#folder;
    try {
      return await this.#s3.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: key, ContinuationToken: token }),
        signal && { abortSignal: signal },
      );
    } catch (error) {
      throw explainS3Failure(error, this.#folder);
    }
  }

  async #parse(key: string, signal?: AbortSignal): Promise<Inference[]> {
    const { bucket } = this.#folder;
    const { Body } = await this.#s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
      signal && { abortSignal: signal },
    );
    const text = (await Body?.transformToString('utf8')) ?? '';
    return parseCapture(text, { classes: this.#classes, source: formatS3Location({ bucket, key }) });
  }
}
