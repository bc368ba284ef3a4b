import { isObject, type Json, type JsonObject } from '../json.ts';
import { StatesError } from '../states-error.ts';
import { type CallS3, textMember } from './call-s3.ts';
import { parseCsv } from './csv.ts';
import type { SourcedItem } from './map-items.ts';
import { readObjectText } from './object-text.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html */
interface Inventory {
  readonly bucket: string;
  readonly format: string;
  readonly headers: readonly string[];
  readonly keys: readonly string[];
}

/** The rows of an S3 inventory, which its `manifest.json` names the files and the columns of. */
export async function* inventoryItems(call: CallS3, parameters: JsonObject): AsyncIterable<SourcedItem> {
  const inventory = readInventory(await readObjectText(call, parameters));
  if (!inventory) throw failure(parameters, 'it is no manifest.json of an S3 inventory');
  const { bucket: Bucket, format, headers, keys } = inventory;
  if (format !== 'CSV') throw failure(parameters, `its files are ${format}, and only CSV can be read`);
  for (const Key of keys) {
    const text = await readObjectText(call, { Bucket, Key });
    for (const Value of parseCsv(text, ',', headers)) yield { Value, Source: `S3://${Bucket}/${Key}` };
  }
}

function readInventory(text: string): Inventory | undefined {
  const manifest = parseObject(text);
  const [bucket, format, columns] = ['destinationBucket', 'fileFormat', 'fileSchema'].map((name) =>
    textMember(manifest, name),
  );
  const files = manifest['files'] ?? null;
  if (bucket === undefined || format === undefined || columns === undefined) return undefined;
  if (!Array.isArray(files)) return undefined;
  return {
    bucket: bucket.replace(/^arn:[^:]+:s3:::/, ''),
    format,
    headers: columns.split(',').map((name) => name.trim()),
    keys: files.map((file) => (isObject(file) ? textMember(file, 'key') : undefined) ?? ''),
  };
}

function parseObject(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
}

const S3_ADDRESS = /^s3:\/\/([^/]+)\/(.+)$/i;

/** The files that Athena's manifest names, an address a line. */
export async function* athenaFiles(call: CallS3, parameters: JsonObject): AsyncIterable<JsonObject> {
  const lines = (await readObjectText(call, parameters)).split(/\r?\n/).map((line) => line.trim());
  for (const line of lines) {
    if (line === '') continue;
    const [, Bucket, Key] = S3_ADDRESS.exec(line) ?? [];
    if (Bucket === undefined || Key === undefined) throw failure(parameters, `${line} is no address in S3`);
    yield { Bucket, Key };
  }
}

function failure(parameters: JsonObject, complaint: string): StatesError {
  const where = `${textMember(parameters, 'Bucket')}/${textMember(parameters, 'Key')}`;
  return new StatesError('States.ItemReaderFailed', `Cannot read the items in ${where}: ${complaint}`);
}
