import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { runStates } from '../test-run.ts';

/** What a Pass state with these fields writes into its history as it is left. */
async function exitDetails(fields: JsonObject): Promise<unknown> {
  const { events, result } = runStates({ A: { Type: 'Pass', End: true, ...fields } }, { input: { n: 1 } });
  await result;
  return events.find(({ type }) => type === 'PassStateExited')?.details;
}

const left = { name: 'A', output: '{"n":1}', outputDetails: { truncated: false } };

it('writes each variable that a state assigns as JSON text', async () => {
  expect(await exitDetails({ Assign: { one: 'text' } })).toEqual({
    ...left,
    assignedVariables: { one: '"text"' },
    assignedVariablesDetails: { truncated: false },
  });
  expect(await exitDetails({ Assign: { 'one.$': '$.n', two: [2] } })).toMatchObject({
    assignedVariables: { one: '1', two: '[2]' },
  });
});

it('writes no variables for a state that assigns none', async () => {
  expect(await exitDetails({})).toEqual(left);
  expect(await exitDetails({ Assign: {} })).toEqual(left);
});

it.each([
  ['one variable', { a: 'x'.repeat(262_143) }, 'FAILED'],
  ['several together', { a: 'x'.repeat(140_000), b: 'x'.repeat(140_000) }, 'FAILED'],
  ['bytes and not letters', { a: 'ä'.repeat(131_072) }, 'FAILED'],
  ['as much as may be', { a: 'x'.repeat(262_142) }, 'SUCCEEDED'],
])('sets no more than 256 KiB at a time: %s', async (_, Assign, status) => {
  const { result } = runStates({ A: { Type: 'Pass', Assign, End: true } });
  expect((await result).status).toBe(status);
  if (status === 'FAILED') expect(await result).toMatchObject({ error: 'States.DataLimitExceeded' });
});
