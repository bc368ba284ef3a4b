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

it('has nothing once the database was emptied', () => {
  const store = new Store(':memory:');
  const executions = new ExecutionStore(store);
  executions.note([{ arn: 'one', record, events: JSON.stringify(event(1)), eventCount: 1, firstEventId: 1 }]);
  store.clear();
  const emptied = new ExecutionStore(store);
  expect(emptied.get('one')).toBeUndefined();
  expect(emptied.events('one', 1, 10)).toEqual([]);
});
