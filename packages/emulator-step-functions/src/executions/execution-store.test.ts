import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { type ExecutionRecord, ExecutionStore } from './execution-store.ts';

const record: ExecutionRecord = {
  arn: 'one',
  name: 'one',
  stateMachineArn: 'm',
  revisionId: 'r',
  status: 'SUCCEEDED',
  startDate: 0,
  input: '{}',
};
const event = (id: number): object => ({ id, type: 'PassStateEntered' });

it('takes over the events that an older emulator kept in the database', () => {
  const store = new Store(':memory:');
  store.database.exec(`
    CREATE TABLE step_functions_executions (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE,
      machine TEXT NOT NULL, status TEXT NOT NULL, record TEXT NOT NULL
    );
    CREATE TABLE step_functions_events (
      execution TEXT NOT NULL, first INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (execution, first)
    ) WITHOUT ROWID`);
  store.database
    .prepare(
      "INSERT INTO step_functions_executions (arn, machine, status, record) VALUES ('one', 'm', 'SUCCEEDED', ?)",
    )
    .run(JSON.stringify(record));
  const add = store.database.prepare("INSERT INTO step_functions_events VALUES ('one', ?, ?)");
  add.run(1, JSON.stringify([event(1), event(2)]));
  add.run(3, JSON.stringify([event(3)]));
  expect(new ExecutionStore(store).events('one', 1, 10)).toEqual([1, 2, 3].map(event));
  expect(new ExecutionStore(store).events('one', 2, 3)).toEqual([2, 3].map(event));
});

it('takes over the executions that an older emulator found by their ARNs, in their order', () => {
  const store = new Store(':memory:');
  const older = new ExecutionStore(store);
  const add = (arn: string): void => {
    const change = { arn, record: { ...record, arn }, events: JSON.stringify(event(1)), eventCount: 1 };
    older.write(older.note([{ ...change, firstEventId: 1 }]));
  };
  for (const arn of ['one', 'two', 'three']) add(arn);
  store.database.exec(`
    CREATE TABLE older (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE,
      machine TEXT NOT NULL, status TEXT NOT NULL, record TEXT NOT NULL
    );
    INSERT INTO older SELECT seq, arn, machine, status, record FROM step_functions_executions;
    DROP TABLE step_functions_executions;
    ALTER TABLE older RENAME TO step_functions_executions;
    CREATE INDEX step_functions_executions_by_machine ON step_functions_executions (machine, seq)`);
  const taken = new ExecutionStore(store);
  const found = taken.list('m', { before: Number.MAX_SAFE_INTEGER, limit: 10 });
  expect(found.map((each) => each.record.arn)).toEqual(['three', 'two', 'one']);
  expect(taken.get('two')).toEqual({ ...record, arn: 'two' });
  expect(taken.events('two', 1, 10)).toEqual([event(1)]);
});

it('goes on without the events that the log lost when the machine went down', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'execution-store-'));
  const file = join(folder, 'state.sqlite');
  const add = (executions: ExecutionStore, arn: string): void => {
    const change = { arn, record: { ...record, arn }, events: JSON.stringify(event(1)), eventCount: 1 };
    executions.write(executions.note([{ ...change, firstEventId: 1 }]));
  };
  const store = new Store(file);
  const before = new ExecutionStore(store);
  for (const arn of ['one', 'two']) add(before, arn);
  before.close();
  const { size } = await stat(`${file}-executions`);
  await truncate(`${file}-executions`, size - 10);
  const after = new ExecutionStore(store);
  expect(after.events('one', 1, 10)).toEqual([event(1)]);
  expect([after.get('two')?.arn, after.events('two', 1, 10)]).toEqual(['two', []]);
  add(after, 'three');
  expect(new ExecutionStore(store).events('three', 1, 10)).toEqual([event(1)]);
  after.close();
  store.close();
  await rm(folder, { recursive: true });
});

it('refuses a log that was changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'execution-store-'));
  const file = join(folder, 'state.sqlite');
  const store = new Store(file);
  const executions = new ExecutionStore(store);
  executions.note([{ arn: 'one', record, events: JSON.stringify(event(1)), eventCount: 1, firstEventId: 1 }]);
  executions.close();
  const text = await readFile(`${file}-executions`, 'utf8');
  await writeFile(`${file}-executions`, text.replace(':', ';'));
  expect(() => new ExecutionStore(store)).toThrow('the log of executions was changed after byte 0');
  store.close();
  await rm(folder, { recursive: true });
});

it('tells apart two executions whose ARNs have the same hash', () => {
  // Both have the CRC-32 0x4ddb0c25.
  const [one, two] = ['plumless', 'buckeroo'];
  const store = new ExecutionStore(new Store(':memory:'));
  for (const [index, arn] of [one, two].entries()) {
    const events = JSON.stringify(event(index + 1));
    const change = { arn, record: { ...record, arn, name: arn }, events, eventCount: 1, firstEventId: 1 };
    store.write(store.note([change]));
  }
  expect([store.get(one)?.name, store.get(two)?.name]).toEqual([one, two]);
  expect([store.events(one, 1, 1), store.events(two, 2, 2)]).toEqual([[event(1)], [event(2)]]);
});

it('has nothing once the database was emptied', () => {
  const store = new Store(':memory:');
  const executions = new ExecutionStore(store);
  executions.note([{ arn: 'one', record, events: JSON.stringify(event(1)), eventCount: 1, firstEventId: 1 }]);
  store.clear();
  const emptied = new ExecutionStore(store);
  expect(emptied.get('one')).toBeUndefined();
  expect(emptied.events('one', 1, 10)).toEqual([]);
});
