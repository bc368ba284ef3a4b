import { expect, it } from 'vitest';
import type { ListedExecution } from '../../aws/states.ts';
import { fittingExecutions, statusLabel } from './fitting-executions.ts';

const listed = (name: string, status: 'RUNNING' | 'SUCCEEDED'): ListedExecution => ({
  executionArn: name,
  stateMachineArn: 'm',
  name,
  status,
  startDate: 0,
});
const all = [listed('Red', 'RUNNING'), listed('green', 'SUCCEEDED')];
const names = (status: string, text: string) => fittingExecutions(all, status, text).map(({ name }) => name);

it('finds by status and by a part of the name, whatever its case', () => {
  expect(names('ALL', ' RE')).toEqual(['Red', 'green']);
  expect(names('SUCCEEDED', 're')).toEqual(['green']);
  expect(names('FAILED', '')).toEqual([]);
});

it('leaves all as they are where nothing is asked for', () => {
  expect(fittingExecutions(all, 'ALL', '')).toBe(all);
});

it('reads a status as words', () => {
  expect(statusLabel('TIMED_OUT')).toBe('Timed out');
});
