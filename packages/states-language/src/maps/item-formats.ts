import type { FieldReader } from '../definition/field-reader.ts';
import { InvalidField } from '../definition/diagnostic.ts';
import { isObject, type Json } from '../json.ts';
import { StatesError } from '../states-error.ts';
import { parseCsv } from './csv.ts';
import { followPointer } from './json-pointer.ts';

/** Makes items of an object's text. */
export interface ParseItems {
  (text: string): Json[];
  /** Whether the items are in a part of the document. */
  readonly hasPointer?: boolean;
}

const INPUT_TYPES = ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'] as const;
export type InputType = (typeof INPUT_TYPES)[number];

export function readInputType(config: FieldReader): InputType | undefined {
  const type = config.oneOf('InputType', INPUT_TYPES);
  if (type !== 'PARQUET') return type;
  throw config.invalid('InputType', 'The emulator does not read PARQUET: give it the items as JSONL or CSV');
}

/** How the objects are read, each of this format. */
export function readFormat(config: FieldReader, type: InputType | undefined): ParseItems {
  if (type === 'JSON') return readPointer(config) ?? parseArray;
  if (type === 'JSONL') return parseLines;
  if (type === 'CSV') return readCsvFormat(config);
  throw config.missing('InputType');
}

function readCsvFormat(config: FieldReader): ParseItems {
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

export function parseArray(text: string): Json[] {
  return itemsOf(JSON.parse(text) as Json);
}

function itemsOf(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) return Object.entries(value).map(([Key, Value]) => ({ Key, Value }));
  throw new StatesError('States.ItemReaderFailed', 'Attempting to map over non-iterable node.');
}

function parseLines(text: string): Json[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Json);
}
