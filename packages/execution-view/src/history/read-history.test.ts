import { describe, expect, it } from 'vitest';
import { readDefinition } from '../definition.ts';
import { historyOf } from '../testing/history-of.ts';
import { machine } from '../testing/machine.ts';
import type { HistoryEvent } from './history-event.ts';
import { readHistory } from './read-history.ts';

const bake = { StartAt: 'Bake', States: { Bake: { Type: 'Task', Resource: 'r', End: true } } };
const fates = (history: readonly HistoryEvent[], definition?: string) =>
  readHistory(history, definition === undefined ? undefined : readDefinition(definition)).runs.map(
    ({ nodeId, iteration, status }) => [nodeId, iteration, status],
  );

it('follows a Map inside of a branch by item and by branch', () => {
  const Each = { Type: 'Map', ItemProcessor: bake, End: true };
  const definition = machine({
    Fan: { Type: 'Parallel', Branches: [bake, { StartAt: 'Each', States: { Each } }], End: true },
  });
  const history = historyOf([
    ['ExecutionStarted', 0],
    ['ParallelStateEntered', 1, { name: 'Fan' }],
    ['ParallelStateStarted', 2],
    ['MapStateEntered', 3, { name: 'Each' }],
    ['TaskStateEntered', 3, { name: 'Bake' }],
    ['MapStateStarted', 4, { length: 2 }],
    ['MapIterationStarted', 6, { name: 'Each', index: 0 }],
    ['MapIterationStarted', 6, { name: 'Each', index: 1 }],
    ['TaskStateEntered', 8, { name: 'Bake' }],
    ['TaskStateExited', 9, { name: 'Bake' }],
    ['MapIterationSucceeded', 10, { name: 'Each', index: 1 }],
    ['TaskStateExited', 5, { name: 'Bake' }],
  ]);
  expect(fates(history, definition)).toEqual([
    ['/Fan', undefined, 'running'],
    ['/Fan#1/Each', undefined, 'running'],
    ['/Fan#0/Bake', undefined, 'succeeded'],
    ['/Fan#1/Each#0/Bake', 1, 'succeeded'],
  ]);
});

it('knows the Map Run of a distributed Map, whose items are executions of their own', () => {
  const { runs } = readHistory(
    historyOf([
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, { name: 'Each' }],
      ['MapStateStarted', 2, { length: 0 }],
      ['MapRunStarted', 3, { mapRunArn: 'arn:run' }],
      ['MapRunFailed', 4, { error: 'States.ExceedToleratedFailureThreshold' }],
      ['MapStateFailed', 5],
      ['ExecutionFailed', 6],
    ]),
  );
  expect(runs).toMatchObject([{ name: 'Each', mapRunArn: 'arn:run', status: 'failed' }]);
  expect(runs[0]?.attempts).toHaveLength(1);
});

describe('an execution that was redriven', () => {
  const failed = [
    ['ExecutionStarted', 0],
    ['TaskStateEntered', 1, { name: 'Bake' }],
    ['TaskScheduled', 2, { resourceType: 'lambda', resource: 'invoke' }],
    ['TaskFailed', 3, { error: 'Oven' }],
    ['ExecutionFailed', 4, { error: 'Oven' }],
    ['ExecutionRedriven', 5, { redriveCount: 1 }],
    ['TaskScheduled', 6, { resourceType: 'lambda', resource: 'invoke' }],
  ] as const;

  it('runs again from where it failed', () => {
    const { status, endedAt, runs } = readHistory(historyOf(failed));
    expect([status, endedAt]).toEqual(['running', undefined]);
    expect(runs[0]?.attempts.map((attempt) => attempt.status)).toEqual(['failed', 'running']);
  });

  it('succeeds where its second try does', () => {
    const ended = [
      ...failed,
      ['TaskSucceeded', 7, { output: '1' }],
      ['TaskStateExited', 8, { name: 'Bake' }],
      ['ExecutionSucceeded', 9],
    ] as const;
    const { status, runs } = readHistory(historyOf(ended));
    expect([status, runs.map((run) => run.status)]).toEqual(['succeeded', ['succeeded']]);
  });
});

it('reads times as the SDK and as the wire give them', () => {
  const read = (timestamp: Date | number) =>
    readHistory([{ id: 1, previousEventId: 0, type: 'ExecutionStarted', timestamp }]).startedAt;
  expect([read(new Date(1500)), read(1.5)]).toEqual([1500, 1500]);
});

it('reads what has not begun as running, and asks nothing of a state that it does not know', () => {
  expect(readHistory([])).toMatchObject({ status: 'running', runs: [], startedAt: 0 });
  expect(
    fates(
      historyOf([
        ['ExecutionStarted', 0],
        ['PassStateEntered', 1, { name: 'Odd' }],
      ]),
      machine(bake.States),
    ),
  ).toEqual([['/Odd', undefined, 'running']]);
});

/** A Map of so many items, each of which fails: the worst case, since an item that fails settles its own states. */
const failingMap = (items: number): HistoryEvent[] =>
  historyOf([
    ['ExecutionStarted', 0],
    ['MapStateEntered', 1, { name: 'Each' }],
    ['MapStateStarted', 2, { length: items }],
    ...Array.from({ length: items }, (_, index) => {
      const first = 4 + index * 5;
      return [
        ['MapIterationStarted', 3, { name: 'Each', index }],
        ['TaskStateEntered', first, { name: 'Bake' }],
        ['TaskScheduled', first + 1, { resource: 'r' }],
        ['TaskFailed', first + 2, { error: 'Oven' }],
        ['MapIterationFailed', first + 3, { name: 'Each', index }],
      ] as const;
    }).flat(),
  ]);

it('reads 25,000 events in time that grows with their number, not with its square', () => {
  // The processor's time, since the machine may be busy with other things; in turn, so that both meet the same of it.
  const timeOf = (items: number): number => {
    const history = failingMap(items);
    const before = process.cpuUsage();
    const { runs } = readHistory(history);
    const { user } = process.cpuUsage(before);
    expect(runs.filter(({ status }) => status === 'failed')).toHaveLength(items);
    return user;
  };
  const rounds = Array.from({ length: 8 }, () => [timeOf(1250), timeOf(5000)] as const);
  // Four times the events would take sixteen times as long, in every round.
  const ratios = rounds.map(([few, many]) => many / few);
  expect(Math.min(...ratios)).toBeLessThan(12);
});
