import type { Json } from '../json.ts';
import type { Frame } from '../workflow.ts';
import { type BatchItems, oneByOne } from './item-batcher.ts';
import type { MapFields } from './map-fields.ts';
import { selectInput, type SourcedItem } from './map-items.ts';

/** Notes the inputs that a Map's iterations would get, for a test of the state. Answers the number of items. */
export async function previewItems(
  { scope }: Frame,
  { selectItem }: Pick<MapFields, 'selectItem'>,
  items: Iterable<SourcedItem> | AsyncIterable<SourcedItem>,
  batchItems = oneByOne,
): Promise<number> {
  const selected: Json[] = [];
  for await (const item of items) {
    selected.push(await selectInput(scope, selectItem, { Index: selected.length, ...item }));
  }
  if (selectItem) scope.note?.('afterItemSelector', selected);
  if (batchItems !== oneByOne)
    scope.note?.('afterItemBatcher', await batchInputs(batchItems(scope, selected)));
  return selected.length;
}

async function batchInputs(batches: ReturnType<BatchItems>): Promise<Json[]> {
  const inputs: Json[] = [];
  for await (const { input } of batches) inputs.push(JSON.parse(input) as Json);
  return inputs;
}
