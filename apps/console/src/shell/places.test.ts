import { expect, it } from 'vitest';
import { pathFor, placeGroups } from './places.ts';

const load = () => Promise.reject(new Error('no page is loaded'));
const EXECUTION = 'arn:aws:states:us-east-1:0:execution:Classify:one';
const GROUPS = placeGroups({
  pages: [
    { path: '/', title: 'Home', load },
    { path: '/stacks', title: 'Stacks', section: 'Account', load },
    { path: '/stacks/:name', load },
  ],
  resources: [
    { service: 'sns', kind: 'topic', name: 'failures', arn: 'arn:aws:sns:us-east-1:0:failures' },
    { service: 'iam', kind: 'role', name: 'reader', arn: 'arn:aws:iam::0:role/reader' },
  ],
  executions: [
    {
      executionArn: EXECUTION,
      name: 'one',
      status: 'TIMED_OUT',
      startDate: 1,
      stateMachineArn: 'arn:aws:states:us-east-1:0:stateMachine:Classify',
    },
  ],
  jobs: [],
});

it('offers pages, executions and what has a page, and no empty group', () => {
  expect(GROUPS).toEqual([
    {
      label: 'Pages',
      options: [
        { value: '/', label: 'Home' },
        { value: '/stacks', label: 'Stacks', description: 'Account' },
      ],
    },
    {
      label: 'Newest executions',
      options: [
        {
          value: `/executions/${encodeURIComponent(EXECUTION)}`,
          label: 'one',
          description: 'Classify: timed out',
        },
      ],
    },
    { label: 'Topics', options: [{ value: '/topics/failures', label: 'failures' }] },
  ]);
});

it.each([
  ['/stacks', '/stacks'],
  ['STACK', '/stacks'],
  ['fail', '/topics/failures'],
  ['nothing like it', undefined],
  [' ', undefined],
])('goes by %j to %s', (text, path) => {
  expect(pathFor(text, GROUPS)).toBe(path);
});
