import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { finishFields } from '../query-language/own-fields.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import { readInteger } from '../query-language/typed-fields.ts';
import type { Frame } from '../workflow.ts';
import { StatesError } from '../states-error.ts';
import { type CallS3, callS3, readS3Action, readS3Parameters, textMember } from './call-s3.ts';
import { parseCsv } from './csv.ts';
import { followPointer } from './json-pointer.ts';

const MOST_ITEMS = 100_000_000;

/** The source of a distributed Map's items, which come one after another. */
export type ReadItems = (frame: Frame) => AsyncIterable<Json>;

/** `ItemReader`: the objects under a prefix, or the content of an object. */
export function readItemReader(state: FieldReader, language: QueryLanguage): ReadItems | undefined {
  const fields = state.reader('ItemReader');
  if (!fields) return undefined;
  const action = readS3Action(fields, ['listObjectsV2', 'getObject']);
  const parameters = readS3Parameters(fields, language);
  const config = fields.reader('ReaderConfig');
  const maxItems = config && readInteger(config, language, 'MaxItems', 0, MOST_ITEMS, -Infinity);
  const parse = action === 'getObject' ? readFormat(config ?? fields) : undefined;
  if (config) finishFields(config, language);
  finishFields(fields, language);
  return async function* (frame) {
    const call = callS3(frame, 'States.ItemReaderFailed');
    const input = (await parameters(frame.scope)) as JsonObject;
    const limit = (await maxItems?.(frame.scope)) || Infinity;
    if (limit < 0) throw new StatesError('States.ItemReaderFailed', 'field MaxItems must be positive');
    let count = 0;
    for await (const item of givenItems(frame, input, parse) ?? readSource(call, input, parse)) {
      yield item;
      if (++count >= limit) return;
    }
  };
}

/** The items of the text that a test of the state gives in place of the source. */
function givenItems(
  { execution: { rehearsal }, scope }: Frame,
  input: JsonObject,
  parse: ParseItems = parseArray,
): Json[] | undefined {
  if (!rehearsal) return undefined;
  const { readerData } = rehearsal;
  const items = readerData === undefined ? [] : parseItems(readerData, input, parse);
  if (parse.hasPointer) scope.note?.('afterItemsPointer', items);
  return items;
}

function readSource(call: CallS3, input: JsonObject, parse: ParseItems | undefined): AsyncIterable<Json> {
  return parse ? readObject(call, input, parse) : listObjects(call, input);
}

async function* listObjects(call: CallS3, parameters: JsonObject): AsyncIterable<Json> {
  let token: Json | undefined;
  do {
    const page = await call('listObjectsV2', {
      ...parameters,
      ...(token !== undefined && { ContinuationToken: token }),
    });
    const contents = Array.isArray(page['Contents']) ? page['Contents'] : [];
    for (const object of contents) yield describeObject(object as JsonObject);
    token = page['NextContinuationToken'];
  } while (token !== undefined);
}

/** An object as Step Functions shows it: its time in seconds, and `Etag`. */
function describeObject({ Key, Size, StorageClass, ETag, LastModified }: JsonObject): Json {
  const seconds =
    typeof LastModified === 'string' ? Math.floor(Date.parse(LastModified) / 1000) : (LastModified ?? 0);
  return {
    Etag: ETag ?? '',
    Key: Key ?? '',
    LastModified: seconds,
    Size: Size ?? 0,
    StorageClass: StorageClass ?? 'STANDARD',
  };
}

interface ParseItems {
  (text: string): Json[];
  /** Whether the items are in a part of the document. */
  readonly hasPointer?: boolean;
}

async function* readObject(call: CallS3, parameters: JsonObject, parse: ParseItems): AsyncIterable<Json> {
  const body = textMember(await call('getObject', parameters), 'Body') ?? '';
  yield* parseItems(body, parameters, parse);
}

function parseItems(body: string, parameters: JsonObject, parse: ParseItems): Json[] {
  try {
    return parse(body);
  } catch (cause) {
    if (cause instanceof StatesError) throw cause;
    const where = `${textMember(parameters, 'Bucket')}/${textMember(parameters, 'Key')}`;
    throw new StatesError(
      'States.ItemReaderFailed',
      `Cannot read the items in ${where}: ${(cause as Error).message}`,
      {
        cause,
      },
    );
  }
}

function readFormat(config: FieldReader): ParseItems {
  const type = config.oneOf('InputType', ['CSV', 'JSON', 'JSONL']);
  if (type === undefined) throw config.missing('InputType');
  if (type === 'JSON') return readPointer(config) ?? parseArray;
  if (type === 'JSONL') return parseLines;
  const location = config.oneOf('CSVHeaderLocation', ['FIRST_ROW', 'GIVEN']);
  if (location === undefined) {
    throw new InvalidField(`The field 'CSVHeaderLocation' is required`, config.location);
  }
  const headers = config.array('CSVHeaders')?.map(String);
  if ((location === 'GIVEN') !== (headers !== undefined)) throw config.missing('CSVHeaders');
  const delimiter = DELIMITERS[config.oneOf('CSVDelimiter', DELIMITER_NAMES) ?? 'COMMA'];
  return (text) => parseCsv(text, delimiter, headers);
}

const DELIMITERS = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };
const DELIMITER_NAMES = Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[];

/** `ItemsPointer`: the items are within the document, where a JSON pointer leads. */
function readPointer(config: FieldReader): ParseItems | undefined {
  const pointer = config.string('ItemsPointer');
  if (pointer === undefined) return undefined;
  if (!pointer.startsWith('/')) throw config.invalid('ItemsPointer', 'Value is not a valid JSON pointer');
  const parse = (text: string): Json[] => {
    const found = followPointer(JSON.parse(text) as Json, pointer);
    if (found === undefined) throw new Error(`there is nothing at ${pointer}`);
    return itemsOf(found);
  };
  return Object.assign(parse, { hasPointer: true });
}

function parseArray(text: string): Json[] {
  return itemsOf(JSON.parse(text) as Json);
}

function itemsOf(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
  throw new Error('it is no JSON array');
}

function parseLines(text: string): Json[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Json);
}
