import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { checkMockResult } from './check-mock-result.ts';
import type { OutputModel } from './output-model.ts';
import { keyModel } from './test-of-state.ts';

const model = keyModel('keys') as OutputModel;

function check(result: JsonObject): () => void {
  return () => checkMockResult(result, 'Key', model, 'PRESENT');
}

it.each([
  [{ KeyId: true }, "Field 'KeyId' must be a string"],
  [{ Size: '1' }, "Field 'Size' must be a number"],
  [{ IsOn: 1 }, "Field 'IsOn' must be a boolean"],
  [{ Tags: [] }, "Field 'Tags' must be an object"],
  [{ Tags: { a: 'b', c: 1 } }, "Field 'Tags' must be a string"],
  [{ Parts: {} }, "Field 'Parts' must be an array"],
  [{ Parts: [1] }, "Field 'Parts' must be an object"],
  [{ Parts: [{}, { Parts: [{ Size: null, IsOn: 'no' }] }] }, "Field 'IsOn' must be a boolean"],
  [{ Color: 'red' }, "Field 'Color' is not an expected value"],
  [{ Size: 0 }, "Field 'Size' is less than the minimum value"],
  [{ Size: 4 }, "Field 'Size' exceeds the maximum value"],
  [{ KeyId: 'k' }, "Field 'KeyId' is smaller than the minimum length"],
  [{ KeyId: 'longer' }, "Field 'KeyId' exceeds the maximum length"],
  [{ Parts: [{}, {}, {}] }, "Field 'Parts' exceeds the maximum length"],
])('finds the fault of %j', (result, fault) => {
  expect(check(result)).toThrow(`Mock result schema validation error: ${fault}`);
});

it.each([
  { KeyId: 'key', Size: 1, IsOn: false, Tags: { a: 'b' }, Parts: [{ KeyId: 'ab' }] },
  { Extra: [{}] },
  { KeyId: null },
])('finds no fault in %j', (result) => {
  expect(check(result)).not.toThrow();
});

it('wants the members of structures within, where the check is strict', () => {
  const strict = (): void => checkMockResult({ KeyId: 'key', Parts: [{ Size: 1 }] }, 'Key', model, 'STRICT');
  expect(strict).toThrow("Required field 'KeyId' is missing");
});
