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
