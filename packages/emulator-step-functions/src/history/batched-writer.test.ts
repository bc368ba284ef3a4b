import { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { BatchedWriter } from './batched-writer.ts';
import { type ExecutionRecord, ExecutionStore } from '../executions/execution-store.ts';

const record = (arn: string, change: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  arn,
  name: arn,
  stateMachineArn: 'm',
  revisionId: 'r',
  status: 'RUNNING',
  startDate: 0,
  input: '{}',
  ...change,
});

function writerOnDisk(): { writer: BatchedWriter; store: ExecutionStore; disk: Store; faults: unknown[] } {
  const disk = new Store(':memory:');
  const store = new ExecutionStore(disk);
  const faults: unknown[] = [];
  return { writer: new BatchedWriter(store, (fault) => void faults.push(fault)), store, disk, faults };
}

const event = (id: number): string => JSON.stringify({ id, type: 'PassStateEntered' });
const ids = (store: ExecutionStore, arn: string, first = 1, last = 1000): number[] =>
  store.events(arn, first, last).map(({ id }) => id);

it('writes the news of one turn at its end, all at once', async () => {
  const { writer, store } = writerOnDisk();
  const [one, two] = [{ record: record('one') }, { record: record('two') }];
  writer.add(one, event(1));
  writer.add(two, event(1));
  writer.add(one, event(2));
  expect(store.get('one')).toBeUndefined();
  await writer.written();
  expect([ids(store, 'one'), ids(store, 'two')]).toEqual([[1, 2], [1]]);
});

it('goes on behind the events that are on disk', async () => {
  const { writer, store } = writerOnDisk();
  const subject = { record: record('one') };
  for (const id of [1, 2, 3]) {
    writer.add(subject, event(id));
    await writer.written();
  }
  expect(ids(store, 'one')).toEqual([1, 2, 3]);
  expect(store.lastEventId('one')).toBe(3);
});

it('writes a record as it is at the end of the turn', async () => {
  const { writer, store } = writerOnDisk();
  const subject: { record: ExecutionRecord } = { record: record('one') };
  writer.touch(subject);
  subject.record = record('one', { status: 'SUCCEEDED', output: '1' });
  await writer.written();
  expect(store.get('one')).toMatchObject({ status: 'SUCCEEDED', output: '1' });
});

it('writes at once when it must, and has nothing to wait for then', async () => {
  const { writer, store } = writerOnDisk();
  writer.add({ record: record('one') }, event(1));
  writer.flush();
  expect(ids(store, 'one')).toEqual([1]);
  await writer.written();
});

it('tells of what cannot be written', async () => {
  const { writer, disk, faults } = writerOnDisk();
  writer.add({ record: record('one') }, event(1));
  disk.close();
  await expect(writer.written()).rejects.toThrow();
  expect(faults).toHaveLength(1);
});

it('reads any stretch of a long history', () => {
  const { store } = writerOnDisk();
  const events = Array.from({ length: 450 }, (_, index) => event(index + 1));
  store.write([{ record: record('one'), events, firstEventId: 1 }]);
  expect(ids(store, 'one', 199, 202)).toEqual([199, 200, 201, 202]);
  expect(ids(store, 'one', 449, 900)).toEqual([449, 450]);
  expect(ids(store, 'one', 451)).toEqual([]);
  expect(store.lastEventId('one')).toBe(450);
  expect(store.lastEventId('none')).toBe(0);
});

it('lists executions of a machine the newest first, by status', () => {
  const { store } = writerOnDisk();
  const records = [
    record('a'),
    record('b', { status: 'FAILED' }),
    record('c'),
    record('d', { stateMachineArn: 'other' }),
    record('e', { mapRunArn: 'run' }),
  ];
  store.write(records.map((each) => ({ record: each, events: [], firstEventId: 1 })));
  const names = (machine: string, status?: string): string[] =>
    store.list(machine, { status, before: 1e9, limit: 10 }).map((found) => found.record.name);
  expect(names('m')).toEqual(['c', 'b', 'a']);
  expect(names('m', 'FAILED')).toEqual(['b']);
  expect(names('run')).toEqual(['e']);
  expect(store.running().map(({ name }) => name)).toEqual(['a', 'c', 'd', 'e']);
});
