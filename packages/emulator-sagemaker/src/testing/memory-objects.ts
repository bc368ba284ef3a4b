import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AwsError } from '@scones/emulator-core';
import type { ObjectPort } from '../ports/object-port.ts';

/** The part of S3 that SageMaker needs, in memory. */
export class MemoryObjects implements ObjectPort {
  readonly content = new Map<string, Buffer>();
  readonly #events = new EventEmitter();
  /** A bucket that can't be written. */
  brokenBucket: string | undefined;

  put(path: string, content: string | Buffer): void {
    this.content.set(path, Buffer.from(content));
    this.#events.emit('write');
  }

  keys(prefix: string): string[] {
    return [...this.content.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  /** The first key that starts with the prefix, as soon as there is one. */
  async arrived(prefix: string): Promise<string> {
    for (;;) {
      const [key] = this.keys(prefix);
      if (key !== undefined) return key;
      await once(this.#events, 'write');
    }
  }

  async *list(bucket: string, prefix: string): AsyncIterable<{ key: string }> {
    for (const path of this.keys(`${bucket}/${prefix}`))
      yield await Promise.resolve({ key: path.slice(bucket.length + 1) });
  }

  exists(bucket: string, key: string): Promise<boolean> {
    return Promise.resolve(this.content.has(`${bucket}/${key}`));
  }

  read(bucket: string, key: string): Promise<Readable> {
    const found = this.content.get(`${bucket}/${key}`);
    if (!found) return Promise.reject(new AwsError('NoSuchKey', 404, 'The specified key does not exist.'));
    return Promise.resolve(Readable.from([found]));
  }

  async readTyped(bucket: string, key: string): Promise<{ body: Readable; contentType: string }> {
    return { body: await this.read(bucket, key), contentType: 'application/x-of-the-object' };
  }

  async write(bucket: string, key: string, body: Readable | Uint8Array): Promise<void> {
    const content = body instanceof Readable ? await buffer(body) : body;
    if (bucket === this.brokenBucket)
      throw new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist');
    this.put(`${bucket}/${key}`, Buffer.from(content));
  }
}
