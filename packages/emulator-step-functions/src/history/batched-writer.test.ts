import type { HistoryEvent } from '@scones/states-language';
import { Store } from '@scones/emulator-core';
import { expect, it, vi } from 'vitest';
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

const event = (id: number): HistoryEvent => ({
  id,
  previousEventId: id - 1,
  timestamp: 0,
  type: 'WaitStateAborted',
  details: undefined,
});
const ids = (store: ExecutionStore, arn: string, first = 1, last = 1000): number[] =>
  store.events(arn, first, last).map(({ id }) => id);
/** What another emulator finds, once this one is killed. */
const afterwards = (disk: Store): ExecutionStore => new ExecutionStore(disk);

it('writes the news of one turn at its end, all at once', async () => {
  const { writer, store, disk } = writerOnDisk();
  const [one, two] = [{ record: record('one') }, { record: record('two') }];
  writer.add(one, event(1));
  writer.add(two, event(1));
  writer.add(one, event(2));
  expect(store.get('one')).toBeUndefined();
  expect(afterwards(disk).get('one')).toBeUndefined();
  await writer.written();
  const found = afterwards(disk);
  expect([ids(found, 'one'), ids(found, 'two')]).toEqual([[1, 2], [1]]);
});

it('goes on behind the events that are on disk', async () => {
  const { writer, disk } = writerOnDisk();
  const subject = { record: record('one') };
  for (const id of [1, 2, 3]) {
    writer.add(subject, event(id));
    await writer.written();
  }
  const found = afterwards(disk);
  expect(ids(found, 'one')).toEqual([1, 2, 3]);
  expect(found.lastEventId('one')).toBe(3);
});

it('writes a record as it is at the end of the turn', async () => {
  const { writer, disk } = writerOnDisk();
  const subject: { record: ExecutionRecord } = { record: record('one') };
  writer.touch(subject);
  subject.record = record('one', { status: 'SUCCEEDED', output: '1' });
  await writer.written();
  expect(writer.find('one')).toMatchObject({ status: 'SUCCEEDED' });
  expect(afterwards(disk).get('one')).toMatchObject({ status: 'SUCCEEDED', output: '1' });
});

it.each([true, false])(
  'has an execution that begins once, whether it is written before it ends: %s',
  async (early) => {
    const { writer, store } = writerOnDisk();
    const subject: { record: ExecutionRecord } = { record: record('one') };
    writer.begin(subject);
    await writer.written();
    if (early) writer.flush();
    subject.record = record('one', { status: 'SUCCEEDED' });
    writer.touch(subject);
    writer.flush();
    const listed = store.list('m', { before: 1e9, limit: 10 });
    expect(listed.map((found) => found.record.status)).toEqual(['SUCCEEDED']);
  },
);

it('writes at once when it must, and has nothing to wait for then', async () => {
  const { writer, store } = writerOnDisk();
  writer.add({ record: record('one') }, event(1));
  writer.flush();
  expect(ids(store, 'one')).toEqual([1]);
  await writer.written();
});

it('writes into the database once there is much', async () => {
  const { writer, store } = writerOnDisk();
  for (let count = 0; count < 500; count++) writer.add({ record: record(`one-${count}`) }, event(1));
  await writer.written();
  expect(ids(store, 'one-7')).toEqual([1]);
});

it('tells of what cannot be written, and writes it later', async () => {
  const { writer, store, disk, faults } = writerOnDisk();
  const note = vi.spyOn(store, 'note').mockImplementationOnce(() => {
    throw new Error('the disk is full');
  });
  writer.add({ record: record('one') }, event(1));
  await expect(writer.written()).rejects.toThrow('the disk is full');
  expect(faults).toHaveLength(1);
  await writer.written();
  expect(note).toHaveBeenCalledTimes(2);
  expect(ids(afterwards(disk), 'one')).toEqual([1]);
});

it('reads any stretch of a long history', () => {
  const { writer, store } = writerOnDisk();
  const subject = { record: record('one') };
  for (let id = 1; id <= 450; id++) writer.add(subject, event(id));
  writer.flush();
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
  const changes = records.map((each) => ({
    arn: each.arn,
    record: each,
    events: '',
    eventCount: 0,
    firstEventId: 1,
  }));
  store.write(store.note(changes));
  const names = (machine: string, status?: string): string[] =>
    store.list(machine, { status, before: 1e9, limit: 10 }).map((found) => found.record.name);
  expect(names('m')).toEqual(['c', 'b', 'a']);
  expect(names('m', 'FAILED')).toEqual(['b']);
  expect(names('run')).toEqual(['e']);
  expect(store.running().map(({ name }) => name)).toEqual(['a', 'c', 'd', 'e']);
});

it('keeps what could not be noted for another try, tells who asked, and lets the patient wait', async () => {
  const { writer, store, disk, faults } = writerOnDisk();
  const noting = vi.spyOn(store, 'note').mockImplementation(() => {
    throw new Error('The disk is full.');
  });
  writer.add({ record: record('one') }, event(1));
  const patient = writer.writtenAtLast();
  await expect(writer.written()).rejects.toThrow('The disk is full.');
  expect(faults).toHaveLength(1);
  noting.mockRestore();
  writer.retry();
  await patient;
  expect(ids(afterwards(disk), 'one')).toEqual([1]);
});

it('forgets what was not accepted', async () => {
  const { writer, store, disk } = writerOnDisk();
  const noting = vi.spyOn(store, 'note').mockImplementation(() => {
    throw new Error('The disk is full.');
  });
  const subject = { record: record('one') };
  writer.touch(subject);
  await expect(writer.written()).rejects.toThrow('The disk is full.');
  writer.forget(subject);
  noting.mockRestore();
  await writer.written();
  expect(afterwards(disk).get('one')).toBeUndefined();
});

it('lets nobody wait for what is forgotten', async () => {
  const { writer, store } = writerOnDisk();
  const noting = vi.spyOn(store, 'note').mockImplementation(() => {
    throw new Error('The disk is full.');
  });
  const subject = { record: record('one') };
  writer.touch(subject);
  const patient = writer.writtenAtLast();
  await expect(writer.written()).rejects.toThrow('The disk is full.');
  writer.forget(subject);
  noting.mockRestore();
  writer.retry();
  await patient;
});

it('takes news that the log has for kept, though the database is full', async () => {
  const { writer, store, disk, faults } = writerOnDisk();
  const writing = vi.spyOn(store, 'write').mockImplementation(() => {
    throw new Error('database or disk is full');
  });
  writer.add({ record: record('one', { input: 'x'.repeat(1_000_001) }) }, event(1));
  await writer.written();
  expect(faults).toHaveLength(1);
  writing.mockRestore();
  expect(afterwards(disk).get('one')).toMatchObject({ name: 'one' });
  writer.retry();
  expect(store.get('one')).toMatchObject({ name: 'one' });
});
