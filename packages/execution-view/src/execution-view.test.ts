import { describe, expect, it } from 'vitest';
import { type ExecutionView, viewExecution, viewItem } from './execution-view.ts';
import { historyOf } from './testing/history-of.ts';
import { machine } from './testing/machine.ts';
import { tableRows } from './table-rows.ts';

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const definition = JSON.stringify({
  StartAt: 'Fan',
  States: {
    Fan: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Ask', States: { Ask: { ...task, End: true } } },
        {
          StartAt: 'Is it dear?',
          States: {
            'Is it dear?': {
              Type: 'Choice',
              Choices: [{ Variable: '$.price', NumericGreaterThan: 5, Next: 'Dear' }],
              Default: 'Cheap',
            },
            Dear: { Type: 'Pass', End: true },
            Cheap: { Type: 'Pass', End: true },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Give up' }],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Bake', States: { Bake: { ...task, End: true } } },
      End: true,
    },
    'Give up': { Type: 'Fail' },
  },
});

const statuses = ({ nodes }: ExecutionView) =>
  Object.fromEntries([...nodes].flatMap(([id, { status }]) => (status === undefined ? [] : [[id, status]])));

const taken = ({ graph, taken: ids }: ExecutionView) =>
  graph.edges.filter(({ id }) => ids.has(id)).map(({ from, to, kind }) => `${from} → ${to} (${kind})`);

describe('a Parallel state whose one branch fails', () => {
  const view = viewExecution(
    definition,
    historyOf([
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Fan', input: '{"price":3}' }],
      ['ParallelStateStarted', 2],
      ['TaskStateEntered', 3, { name: 'Ask' }],
      ['ChoiceStateEntered', 3, { name: 'Is it dear?' }],
      ['ChoiceStateExited', 5, { name: 'Is it dear?' }],
      ['PassStateEntered', 6, { name: 'Cheap' }],
      ['PassStateExited', 7, { name: 'Cheap' }],
      ['TaskScheduled', 4, { resourceType: 'lambda', resource: 'invoke' }],
      ['TaskFailed', 9, { error: 'Oven', cause: 'It is cold.' }],
      ['ParallelStateFailed', 10],
      ['ParallelStateExited', 11, { name: 'Fan' }],
      ['FailStateEntered', 12, { name: 'Give up' }],
      ['ExecutionFailed', 13],
    ]),
  );

  it('gives the status of each state that was entered, and none of the others', () => {
    expect(statuses(view)).toEqual({
      start: 'succeeded',
      '/Fan': 'caught',
      '/Fan#0/Ask': 'failed',
      '/Fan#1/Is it dear?': 'succeeded',
      '/Fan#1/Cheap': 'succeeded',
      '/Give up': 'failed',
    });
  });

  it('went along the edges that lead from state to state', () => {
    expect(taken(view)).toEqual([
      'start → /Fan (next)',
      '/Fan → /Give up (catch)',
      '/Fan#1/Is it dear? → /Fan#1/Cheap (default)',
    ]);
  });

  it('knows the error and what was called', () => {
    expect(view.nodes.get('/Fan#0/Ask')?.runs[0]).toMatchObject({
      error: 'Oven',
      cause: 'It is cold.',
      resource: 'lambda:invoke',
      branch: 0,
    });
  });
});

it('counts the items of a Map state, and lists each below it', () => {
  const view = viewExecution(
    definition,
    historyOf([
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, { name: 'Each' }],
      ['MapStateStarted', 2, { length: 2 }],
      ['MapIterationStarted', 3, { name: 'Each', index: 0 }],
      ['TaskStateEntered', 4, { name: 'Bake' }],
      ['MapIterationStarted', 3, { name: 'Each', index: 1 }],
      ['TaskStateEntered', 6, { name: 'Bake' }],
      ['TaskStateExited', 7, { name: 'Bake', output: '1' }],
      ['MapIterationSucceeded', 8, { name: 'Each', index: 1 }],
    ]),
  );
  expect(view.nodes.get('/Each')).toMatchObject({ status: 'running', runs: [{ length: 2 }] });
  expect(view.nodes.get('/Each#0/Bake')?.runs.map(({ iteration, status }) => [iteration, status])).toEqual([
    [0, 'running'],
    [1, 'succeeded'],
  ]);
  const rows = tableRows(view.story, 20_000).map(({ depth, name, status }) => [depth, name, status]);
  expect(rows).toEqual([
    [0, 'Each', 'running'],
    [1, 'Bake · #0', 'running'],
    [1, 'Bake · #1', 'succeeded'],
  ]);
});

it('unfolds the attempts of a state that was retried, and forgets the failure once one succeeds', () => {
  const view = viewExecution(
    JSON.stringify({ StartAt: 'Ask', States: { Ask: { ...task, End: true } } }),
    historyOf([
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, { name: 'Ask' }],
      ['LambdaFunctionScheduled', 2, { resource: 'arn:aws:lambda:us-east-1:0:function:f', input: '1' }],
      ['LambdaFunctionStarted', 3],
      ['LambdaFunctionFailed', 4, { error: 'Slow', cause: 'down' }],
      ['LambdaFunctionScheduled', 5, { input: '1' }],
      ['LambdaFunctionStarted', 6],
      ['LambdaFunctionSucceeded', 7, { output: '2' }],
      ['TaskStateExited', 8, { name: 'Ask', output: '2' }],
      ['ExecutionSucceeded', 9],
    ]),
  );
  const [run] = view.story.runs;
  expect(run).toMatchObject({ status: 'succeeded', output: '2' });
  expect(run).not.toHaveProperty('error');
  expect(view.nodes.get('/Ask')?.retries).toBe(1);
  const rows = tableRows(view.story, 0).map(({ name, status, startedAfter, durationMillis }) => ({
    name,
    status,
    startedAfter,
    durationMillis,
  }));
  expect(rows).toEqual([
    { name: 'Ask', status: 'succeeded', startedAfter: 1000, durationMillis: 7000 },
    { name: 'Attempt 1', status: 'failed', startedAfter: 2000, durationMillis: 2000 },
    { name: 'Attempt 2', status: 'succeeded', startedAfter: 5000, durationMillis: 2000 },
  ]);
  expect(taken(view)).toEqual(['start → /Ask (next)', '/Ask → end (next)']);
});

it('tells what was running when the execution was stopped from why it was', () => {
  const view = viewExecution(
    definition,
    historyOf([
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Fan' }],
      ['ParallelStateStarted', 2],
      ['TaskStateEntered', 3, { name: 'Ask' }],
      ['ExecutionAborted', 0],
    ]),
  );
  expect(statuses(view)).toMatchObject({ '/Fan': 'aborted', '/Fan#0/Ask': 'aborted' });
  expect(view.story).toMatchObject({ status: 'aborted', startedAt: 0, endedAt: 4000 });
});

it.each(['', '[]', '{"StartAt":"A"}', '{"StartAt":"A","States":{"A":1}}'])(
  'refuses %j as no definition',
  (text) => {
    expect(() => viewExecution(text, [])).toThrow(expect.objectContaining({ name: 'ViewError' }));
  },
);

describe('a Map state whose items fare differently', () => {
  const view = viewExecution(
    machine({
      Each: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Bake',
          States: {
            Bake: { ...task, Catch: [{ ErrorEquals: ['Oven'], Next: 'Cold' }], End: true },
            Cold: { Type: 'Pass', End: true },
          },
        },
        End: true,
      },
    }),
    historyOf([
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, { name: 'Each' }],
      ['MapStateStarted', 2, { length: 3 }],
      ['MapIterationStarted', 3, { name: 'Each', index: 0 }],
      ['TaskStateEntered', 4, { name: 'Bake' }],
      ['TaskScheduled', 5, { resourceType: 'lambda', resource: 'invoke' }],
      ['TaskFailed', 6, { error: 'Oven' }],
      ['TaskStateExited', 7, { name: 'Bake' }],
      ['PassStateEntered', 8, { name: 'Cold' }],
      ['PassStateExited', 9, { name: 'Cold' }],
      ['MapIterationSucceeded', 10, { name: 'Each', index: 0 }],
      ['MapIterationStarted', 3, { name: 'Each', index: 1 }],
      ['TaskStateEntered', 12, { name: 'Bake' }],
      ['TaskScheduled', 13, { resourceType: 'lambda', resource: 'invoke' }],
      ['TaskSucceeded', 14],
      ['TaskStateExited', 15, { name: 'Bake' }],
      ['MapIterationSucceeded', 16, { name: 'Each', index: 1 }],
    ]),
  );
  const item = (iteration: number) => viewItem(view, { nodeId: '/Each', iteration });

  it('counts the items and those that have ended', () => {
    expect(view.nodes.get('/Each')?.items).toEqual({ total: 3, ended: 2 });
  });

  it('shows an item alone, with the edges that it took', () => {
    const [one, other] = [item(0), item(1)];
    expect([one, other].map(({ nodes }) => nodes.get('/Each#0/Bake')?.status)).toEqual([
      'caught',
      'succeeded',
    ]);
    expect(taken(one).filter((edge) => edge.includes('catch'))).toHaveLength(1);
    expect(taken(other).filter((edge) => edge.includes('catch'))).toEqual([]);
    expect(other.nodes.get('/Each')?.status).toBe(view.nodes.get('/Each')?.status);
  });

  it('shows nothing inside for an item that has not begun', () => {
    expect(statuses(item(2))).toEqual({ start: 'succeeded', '/Each': 'running' });
  });
});
