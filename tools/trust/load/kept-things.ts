import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { DeleteParameterCommand, GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { randomInteger } from '@scones/deterministic';
import type { LoadClient } from './activity.ts';

const MOST = 20;

/** What a client keeps while it does other things: it is read again and again, and deleted at the end. */
export class KeptThings {
  readonly #client: LoadClient;
  readonly #bucket: string;
  readonly #values = new Map<string, string>();

  private constructor(client: LoadClient, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  static async make(client: LoadClient): Promise<KeptThings> {
    const Bucket = client.newName();
    await client.s3.send(new CreateBucketCommand({ Bucket }));
    return new KeptThings(client, Bucket);
  }

  /** Puts a new one, or another value in place of an old one, and looks at any of them. */
  async useOne(): Promise<void> {
    const { random, newName } = this.#client;
    const names = [...this.#values.keys()];
    const old = names.length < MOST ? undefined : names[randomInteger(random, names.length)];
    const name = old ?? `/${newName()}`;
    await this.#put(name, newName());
    await this.#look(names[randomInteger(random, names.length)] ?? name);
  }

  /** Looks at all and deletes them. */
  async deleteAll(): Promise<void> {
    const { s3, ssm } = this.#client;
    for (const Name of this.#values.keys()) {
      await this.#look(Name);
      await ssm.send(new DeleteParameterCommand({ Name }));
      await s3.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: Name }));
    }
    await s3.send(new DeleteBucketCommand({ Bucket: this.#bucket }));
  }

  async #put(Name: string, Value: string): Promise<void> {
    const { s3, ssm } = this.#client;
    this.#values.set(Name, Value);
    await s3.send(new PutObjectCommand({ Bucket: this.#bucket, Key: Name, Body: Value }));
    await ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: true }));
  }

  async #look(Name: string): Promise<void> {
    const { s3, ssm, ledger } = this.#client;
    const wanted = this.#values.get(Name);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: Name }));
    ledger.look('s3', 'an object that was kept', (await Body?.transformToString()) === wanted);
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
    ledger.look('ssm', 'a parameter that was kept', Parameter?.Value === wanted);
  }
}
