import { expect, it } from 'vitest';
import type { Json } from '../json.ts';
import type { ServiceCall } from '../ports.ts';
import { runStates } from '../test-run.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const call = { Type: 'Task', Resource: FUNCTION };
const keep = { StartAt: 'K', States: { K: { Type: 'Pass', End: true } } };
const other = { StartAt: 'O', States: { O: { Type: 'Pass', End: true } } };

/** How an execution ends whose first state, a function, answers this text; and what functions were sent. */
async function outputOf(
  Payload: string,
  ...states: Record<string, Json>[]
): Promise<{ output: unknown; sent: unknown[] }> {
  const named = [call, ...states].map((state, index, all) => {
    const next = index + 1 < all.length ? { Next: `S${index + 1}` } : { End: true };
    return [`S${index}`, { ...state, ...next }] as const;
  });
  const sent: unknown[] = [];
  const callService = async ({ parameters }: ServiceCall) => {
    sent.push(parameters['Payload']);
    return { output: { Payload } };
  };
  const ended = await runStates(Object.fromEntries(named), { callService }).result;
  return { output: 'output' in ended ? ended.output : ended, sent };
}

// Recordings of AWS show numbers and spaces as they were written.
it('passes on what a function answered as it was written', async () => {
  expect(await outputOf('1.0', { Type: 'Pass' }, call)).toEqual({ output: '1.0', sent: ['{}', '1.0'] });
});

it('keeps the texts of branches', async () => {
  const { output } = await outputOf('{"n": 1.50}', { Type: 'Parallel', Branches: [keep, other] });
  expect(output).toBe('[{"n": 1.50},{"n": 1.50}]');
});

it('writes what it has to make anew as JavaScript does', async () => {
  const { output } = await outputOf('{"n": 1.0}', { Type: 'Pass', OutputPath: '$.n' });
  expect(output).toBe('1');
});
