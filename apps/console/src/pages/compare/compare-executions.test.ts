import { viewExecution } from '@scones/execution-view';
import { expect, it } from 'vitest';
import { compareExecutions, faredDifferently } from './compare-executions.ts';

const States = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } };
const definition = JSON.stringify({ StartAt: 'A', States });
const entered = (id: number, name: string, at: number, input: unknown) => ({
  id,
  previousEventId: id - 1,
  type: 'PassStateEntered',
  timestamp: at,
  stateEnteredEventDetails: { name, input: JSON.stringify(input) },
});
const exited = (id: number, name: string, at: number, output: unknown) => ({
  id,
  previousEventId: id - 1,
  type: 'PassStateExited',
  timestamp: at,
  stateExitedEventDetails: { name, output: JSON.stringify(output) },
});
const started = { id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp: 0 };
const view = (key: string, both: boolean) =>
  viewExecution(definition, [
    started,
    entered(2, 'A', 0, { key }),
    exited(3, 'A', 1, { key }),
    ...(both ? [entered(4, 'B', 1, { key }), exited(5, 'B', 3, { key })] : []),
  ]);

it('finds two of the same input alike', () => {
  const compared = compareExecutions(view('x', true), view('x', true));
  expect(compared.map(({ name, isDifferent }) => [name, isDifferent])).toEqual([
    ['A', false],
    ['B', false],
  ]);
  expect(compared[1]?.one).toEqual({ status: 'succeeded', runs: 1, durationMillis: 2000 });
});

it('says where their data differ, and which state one has not reached', () => {
  const [a, b] = compareExecutions(view('x', true), view('y', false));
  expect(a).toMatchObject({ isDifferent: true, input: [{ path: 'key', one: 'x', other: 'y' }] });
  expect(b).toMatchObject({ isDifferent: true, other: { runs: 0 } });
  expect(b?.other.status).toBeUndefined();
});

it('finds the nodes that fared differently, whatever their data', () => {
  const differing = faredDifferently(compareExecutions(view('x', true), view('y', false)));
  expect([...differing]).toEqual(['/B']);
  expect([...faredDifferently(compareExecutions(view('x', true), view('y', true)))]).toEqual([]);
});
