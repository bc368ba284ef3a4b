import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FieldReader } from '../definition/field-reader.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ChildInput } from '../map-run.ts';
import { jsonPathLanguage } from '../query-language/json-path-language.ts';
import { testScope } from '../test-scope.ts';
import { readItemBatcher } from './item-batcher.ts';

async function* stream(items: readonly Json[]): AsyncIterable<Json> {
  yield* items;
}

async function batchesOf(items: readonly Json[], ItemBatcher: JsonObject): Promise<ChildInput[]> {
  const batch = readItemBatcher(new FieldReader({ ItemBatcher }, '/Map'), jsonPathLanguage);
  const children: ChildInput[] = [];
  for await (const child of batch(testScope({}), stream(items))) children.push(child);
  return children;
}

const item = fc.oneof(fc.integer(), fc.string({ unit: fc.constantFrom('a', 'ü', '"'), maxLength: 20 }));
const shared = fc.constantFrom<JsonObject>({}, { BatchInput: { note: 'ü'.repeat(20) } });

it('gives every item once and in order, within both limits unless one item is over them alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { maxLength: 20 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 30, max: 150 }),
      shared,
      async (items, MaxItemsPerBatch, MaxInputBytesPerBatch, more) => {
        const limits = { MaxItemsPerBatch, MaxInputBytesPerBatch };
        const children = await batchesOf(items, { ...limits, ...more });
        const batches = children.map(({ input }) => JSON.parse(input) as { Items: Json[] });
        expect(batches.flatMap(({ Items }) => Items)).toEqual(items);
        children.forEach(({ input, itemCount }, index) => {
          expect(batches[index]).toMatchObject(more);
          expect(batches[index]?.Items).toHaveLength(itemCount);
          expect(itemCount).toBeLessThanOrEqual(MaxItemsPerBatch);
          if (itemCount > 1) expect(Buffer.byteLength(input)).toBeLessThanOrEqual(MaxInputBytesPerBatch);
        });
      },
    ),
    { seed: 9, numRuns: 200 },
  );
});
