import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import { readInteger } from '../query-language/typed-fields.ts';

/** What one child execution is to work on. */
export interface ChildInput {
  readonly input: Json;
  readonly itemCount: number;
}

export type BatchItems = (scope: Scope, items: readonly Json[]) => Promise<ChildInput[]>;

/** Without ItemBatcher every item is a child's whole input. */
const oneByOne: BatchItems = async (_scope, items) => items.map((input) => ({ input, itemCount: 1 }));

const LIMITS = [
  'MaxItemsPerBatch',
  'MaxItemsPerBatchPath',
  'MaxInputBytesPerBatch',
  'MaxInputBytesPerBatchPath',
];

/** `ItemBatcher`: as many items to a child as the limits allow, one at least. */
export function readItemBatcher(state: FieldReader, language: QueryLanguage): BatchItems {
  const fields = state.reader('ItemBatcher');
  if (!fields) return oneByOne;
  if (!LIMITS.some((name) => fields.has(name))) {
    throw new InvalidField(`These fields are required: [${LIMITS[0]}]`, fields.location);
  }
  const readMaxItems = readInteger(fields, language, 'MaxItemsPerBatch', 1);
  const readMaxBytes = readInteger(fields, language, 'MaxInputBytesPerBatch', 1);
  const batchInput = language.readTemplate(fields, 'BatchInput');
  fields.finish();
  return async (scope, items) => {
    const [maxItems, maxBytes] = [await readMaxItems(scope), await readMaxBytes(scope)];
    const shared = batchInput ? { BatchInput: await batchInput(scope) } : {};
    const overhead = JSON.stringify({ ...shared, Items: [] }).length;
    const limits = { maxItems: maxItems ?? Infinity, maxBytes: (maxBytes ?? Infinity) - overhead };
    return split(items, limits).map((Items) => ({ input: { ...shared, Items }, itemCount: Items.length }));
  };
}

function split(
  items: readonly Json[],
  limits: { readonly maxItems: number; readonly maxBytes: number },
): Json[][] {
  const batches: Json[][] = [];
  let batch: Json[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (batch.length > 0 && (batch.length >= limits.maxItems || bytes + size > limits.maxBytes)) {
      batches.push(batch);
      [batch, bytes] = [[], 0];
    }
    batch.push(item);
    bytes += size;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
