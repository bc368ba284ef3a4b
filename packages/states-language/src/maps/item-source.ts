import type { FieldReader } from '../definition/field-reader.ts';
import type { JsonObject } from '../json.ts';
import { StatesError } from '../states-error.ts';
import { type CallS3, textMember } from './call-s3.ts';
import { type InputType, parseArray, type ParseItems, readFormat, readInputType } from './item-formats.ts';
import { listObjects } from './list-objects.ts';
import type { SourcedItem } from './map-items.ts';
import { athenaFiles, inventoryItems } from './manifest.ts';
import { readObjectText } from './object-text.ts';

/** Where an ItemReader finds items. */
export interface ItemSource {
  readonly read: (call: CallS3, parameters: JsonObject) => AsyncIterable<SourcedItem>;
  /** Makes items of the text that a test of the state gives. */
  readonly parse: ParseItems;
}

export type ReaderAction = 'listObjectsV2' | 'getObject';

/** Reads of a ReaderConfig what the objects are, and whether they name others. */
export function readItemSource(action: ReaderAction, config: FieldReader): ItemSource {
  return action === 'listObjectsV2' ? readListing(config) : readObjectSource(config);
}

function readListing(config: FieldReader): ItemSource {
  const transformation = config.oneOf('Transformation', ['NONE', 'LOAD_AND_FLATTEN']);
  const type = readInputType(config);
  if (transformation === 'LOAD_AND_FLATTEN') {
    const parse = readFormat(config, type);
    return { parse, read: (call, parameters) => loadListed(call, parameters, parse) };
  }
  if (type !== undefined) readFormat(config, type);
  return { parse: parseArray, read: listedItems };
}

function readObjectSource(config: FieldReader): ItemSource {
  const type = readInputType(config);
  const manifest = config.oneOf('ManifestType', ['ATHENA_DATA', 'S3_INVENTORY']);
  if (isInventory(config, type, manifest)) return { parse: parseArray, read: inventoryItems };
  const parse = readFormat(config, type);
  if (manifest === undefined)
    return { parse, read: (call, parameters) => objectItems(call, parameters, parse) };
  return {
    parse,
    async *read(call, parameters) {
      for await (const file of athenaFiles(call, parameters)) yield* objectItems(call, file, parse);
    },
  };
}

/** An inventory's files are CSV always, so that no other InputType goes with one. */
function isInventory(
  config: FieldReader,
  type: InputType | undefined,
  manifest: string | undefined,
): boolean {
  if (manifest === 'ATHENA_DATA' && type === 'MANIFEST') {
    throw config.invalid('InputType', 'Value should be one of the following: [CSV, JSONL, PARQUET]');
  }
  return type === 'MANIFEST' || (manifest === 'S3_INVENTORY' && type === undefined);
}

async function* listedItems(call: CallS3, parameters: JsonObject): AsyncIterable<SourcedItem> {
  const Source = `S3://${textMember(parameters, 'Bucket')}`;
  for await (const Value of listObjects(call, parameters)) yield { Value, Source };
}

/** The items in each object under the prefix; what stands for a folder has none. */
async function* loadListed(
  call: CallS3,
  parameters: JsonObject,
  parse: ParseItems,
): AsyncIterable<SourcedItem> {
  const { Bucket = null } = parameters;
  for await (const { Key, Size } of listObjects(call, parameters)) {
    if (Size !== 0) yield* objectItems(call, { Bucket, Key }, parse);
  }
}

async function* objectItems(
  call: CallS3,
  parameters: JsonObject,
  parse: ParseItems,
): AsyncIterable<SourcedItem> {
  const text = await readObjectText(call, parameters);
  const Source = `S3://${textMember(parameters, 'Bucket')}/${textMember(parameters, 'Key')}`;
  for (const Value of parseItems(text, parameters, parse)) yield { Value, Source };
}

/** Throws `States.ItemReaderFailed`, naming the object, where the text is not of the format. */
export function parseItems(text: string, parameters: JsonObject, parse: ParseItems): ReturnType<ParseItems> {
  try {
    return parse(text);
  } catch (cause) {
    if (cause instanceof StatesError) throw cause;
    const where = `${textMember(parameters, 'Bucket')}/${textMember(parameters, 'Key')}`;
    const message = `Cannot read the items in ${where}: ${(cause as Error).message}`;
    throw new StatesError('States.ItemReaderFailed', message, { cause });
  }
}
