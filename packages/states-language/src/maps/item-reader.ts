import type { FieldReader } from '../definition/field-reader.ts';
import type { JsonObject } from '../json.ts';
import { finishFields } from '../query-language/own-fields.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import { readInteger } from '../query-language/typed-fields.ts';
import type { Frame } from '../workflow.ts';
import { StatesError } from '../states-error.ts';
import { callS3, readS3Action, readS3Parameters } from './call-s3.ts';
import { type ItemSource, parseItems, readItemSource } from './item-source.ts';
import { sourced, type SourcedItem } from './map-items.ts';

const MOST_ITEMS = 100_000_000;

/** The source of a distributed Map's items, which come one after another. */
export type ReadItems = (frame: Frame) => AsyncIterable<SourcedItem>;

/** `ItemReader`: the objects under a prefix, or the content of objects. */
export function readItemReader(state: FieldReader, language: QueryLanguage): ReadItems | undefined {
  const fields = state.reader('ItemReader');
  if (!fields) return undefined;
  const action = readS3Action(fields, ['listObjectsV2', 'getObject']);
  const parameters = readS3Parameters(fields, language);
  const config = fields.reader('ReaderConfig');
  const maxItems = config && readInteger(config, language, 'MaxItems', 0, MOST_ITEMS, -Infinity);
  const source = readItemSource(action, config ?? fields);
  if (config) finishFields(config, language);
  finishFields(fields, language);
  return async function* (frame) {
    const call = callS3(frame, 'States.ItemReaderFailed');
    const input = (await parameters(frame.scope)) as JsonObject;
    const limit = (await maxItems?.(frame.scope)) || Infinity;
    if (limit < 0) throw new StatesError('States.ItemReaderFailed', 'field MaxItems must be positive');
    let count = 0;
    for await (const item of givenItems(frame, input, source) ?? source.read(call, input)) {
      yield item;
      if (++count >= limit) return;
    }
  };
}

/** The items of the text that a test of the state gives in place of the source. */
function givenItems(
  { execution: { rehearsal }, scope }: Frame,
  input: JsonObject,
  { parse }: ItemSource,
): SourcedItem[] | undefined {
  if (!rehearsal) return undefined;
  const { readerData } = rehearsal;
  const items = readerData === undefined ? [] : parseItems(readerData, input, parse);
  if (parse.hasPointer) scope.note?.('afterItemsPointer', items);
  return sourced(items, 'S3');
}
