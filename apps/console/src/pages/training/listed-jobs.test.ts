import { expect, it } from 'vitest';
import type { ListedJob } from '../../aws/sagemaker.ts';
import { listedJobs } from './listed-jobs.ts';

const job = (
  name: string,
  status: 'Completed' | 'Failed' | 'InProgress',
  from: number,
  to?: number,
): ListedJob => ({
  TrainingJobName: name,
  TrainingJobArn: `arn:aws:sagemaker:us-east-1:000000000000:training-job/${name}`,
  TrainingJobStatus: status,
  CreationTime: from,
  ...(to !== undefined && { TrainingEndTime: to }),
});
const JOBS = [job('b', 'Completed', 1, 9), job('a', 'Failed', 2, 3), job('c', 'InProgress', 3)];
const names = (filter: string, column: string, isDescending = false) =>
  listedJobs(JOBS, filter, { column, isDescending }).map(({ TrainingJobName }) => TrainingJobName);

it.each([
  ['name', ['a', 'b', 'c']],
  ['status', ['b', 'a', 'c']],
  ['created', ['b', 'a', 'c']],
  ['duration', ['a', 'b', 'c']],
] as const)('sorts by %s', (by, expected) => {
  expect(names('', by)).toEqual(expected);
  expect(names('', by, true)).toEqual(expected.toReversed());
});

it('finds jobs by name or status', () => {
  expect(names('FAIL', 'name')).toEqual(['a']);
  expect(names('c', 'name')).toEqual(['b', 'c']);
});
