import { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { ExecutionStore } from './execution-store.ts';
import { ExecutionTable } from './execution-table.ts';
import { beginExecution } from './running-execution.ts';

it('has an execution on disk once that is waited for, before its first event', async () => {
  const database = new Store(':memory:');
  const store = new ExecutionStore(database);
  const table = new ExecutionTable(store, (error) => {
    throw error;
  });
  const arn = 'arn:aws:states:us-east-1:000000000000:execution:machine:one';
  const revision = { stateMachineArn: 'arn:machine', revisionId: 'one' };
  table.add(beginExecution({ arn, name: 'one', ...revision, startDate: 0, input: '{}' }));
  expect(new ExecutionStore(database).get(arn)).toBeUndefined();
  await table.written();
  expect(new ExecutionStore(database).get(arn)).toMatchObject({ status: 'RUNNING' });
  database.close();
});
