import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import type { ChildInput } from '../map-run.ts';
import { finishFields, refuseForeign } from '../query-language/own-fields.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import { readInteger } from '../query-language/typed-fields.ts';

/** Groups items into children's inputs as they come. */
export type BatchItems = (
  scope: Scope,
  items: Iterable<Json> | AsyncIterable<Json>,
) => AsyncIterable<ChildInput>;

/** Without ItemBatcher every item is a child's whole input. */
export const oneByOne: BatchItems = async function* (_scope, items) {
  for await (const item of items) yield { input: JSON.stringify(item), itemCount: 1 };
};

const LIMITS = [
  'MaxItemsPerBatch',
  'MaxItemsPerBatchPath',
  'MaxInputBytesPerBatch',
  'MaxInputBytesPerBatchPath',
];

/** `ItemBatcher` gives a child as many items as the limits allow, and at least one. */
export function readItemBatcher(state: FieldReader, language: QueryLanguage): BatchItems {
  const fields = state.reader('ItemBatcher');
  if (!fields) return oneByOne;
  refuseForeign(fields, language);
  if (!LIMITS.some((name) => fields.has(name))) {
    throw new InvalidField(`These fields are required: [${LIMITS[0]}]`, fields.location);
  }
  const readMaxItems = readInteger(fields, language, 'MaxItemsPerBatch', 0);
  const readMaxBytes = readInteger(fields, language, 'MaxInputBytesPerBatch', 0);
  const batchInput = language.readTemplate(fields, 'BatchInput');
  finishFields(fields, language);
  return async function* (scope, items) {
    const [maxItems, maxBytes] = [await readMaxItems(scope), await readMaxBytes(scope)];
    const shared = batchInput ? { BatchInput: await batchInput(scope) } : {};
    const overhead = Buffer.byteLength(JSON.stringify({ ...shared, Items: [] }));
    const limits = { maxItems: maxItems || Infinity, maxBytes: (maxBytes || Infinity) - overhead };
    for await (const Items of split(items, limits)) {
      yield { input: JSON.stringify({ ...shared, Items }), itemCount: Items.length };
    }
  };
}

async function* split(
  items: Iterable<Json> | AsyncIterable<Json>,
  limits: { readonly maxItems: number; readonly maxBytes: number },
): AsyncIterable<Json[]> {
  let batch: Json[] = [];
  let bytes = 0;
  for await (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (batch.length > 0 && (batch.length >= limits.maxItems || bytes + size > limits.maxBytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(item);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
