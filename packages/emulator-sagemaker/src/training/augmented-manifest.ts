import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { seededRandom, shuffled } from '@scones/deterministic';
import type { AwsError } from '@scones/emulator-core';
import { readS3Location, type S3Location } from '@scones/s3-location';
import { z } from 'zod';
import type { ObjectPort } from '../ports/object-port.ts';

interface AugmentedManifest {
  readonly objects: ObjectPort;
  readonly location: S3Location;
  readonly attributeNames: readonly string[];
  /** Shuffles the lines. */
  readonly seed: number | undefined;
}

/** An attribute whose name ends so holds the place of an object, which is sent instead. */
const REFERENCE = '-ref';

interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * What an augmented manifest sends to the algorithm: of each line the named attributes, in the order of their names
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/augmented-manifest.html).
 */
export async function* manifestValues(manifest: AugmentedManifest): AsyncGenerator<Buffer> {
  const { objects, location, attributeNames, seed } = manifest;
  const inOrder = linesOf(await objects.read(location.bucket, location.key));
  const lines = seed === undefined ? inOrder : shuffled(seededRandom(seed), await all(inOrder));
  for await (const line of lines) {
    const attributes = attributesIn(line);
    for (const name of attributeNames) yield await sentFor({ objects, line, name, value: attributes[name] });
  }
}

async function* linesOf(manifest: Readable): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface({ input: manifest, crlfDelay: Infinity })) {
    number++;
    if (text.trim() !== '') yield { number, text };
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const attributesSchema = z.record(z.string(), z.unknown());

function attributesIn({ number, text }: Line): Readonly<Record<string, unknown>> {
  try {
    return attributesSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`line ${number} is not a JSON object`, { cause });
  }
}

interface Sent {
  readonly objects: ObjectPort;
  readonly line: Line;
  readonly name: string;
  readonly value: unknown;
}

async function sentFor({ objects, line: { number }, name, value }: Sent): Promise<Buffer> {
  if (value === undefined)
    throw new Error(`line ${number} has no attribute ${name}, which AttributeNames names`);
  if (!name.endsWith(REFERENCE))
    return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const uri = typeof value === 'string' ? value : JSON.stringify(value);
  const location = readS3Location(uri);
  if (!location) throw new Error(`line ${number}: ${name} is no S3 URI: ${uri}`);
  try {
    return await buffer(await objects.read(location.bucket, location.key));
  } catch (cause) {
    const { code, message } = cause as AwsError;
    throw new Error(`line ${number}: Unable to download object ${uri} (${code}: ${message})`, { cause });
  }
}
