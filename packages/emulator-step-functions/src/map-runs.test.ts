import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineForExecutionCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, lambda, run, start } from './test-service.ts';

it('runs every item of a distributed Map as an execution of its own', async () => {
  const { client } = await start({
    check(item) {
      if (item === 'bad') throw Object.assign(new Error('no'), { name: 'Bad' });
      return item;
    },
  });
  const stateMachineArn = await create(
    client,
    JSON.stringify({
      StartAt: 'All',
      States: {
        All: {
          Type: 'Map',
          Label: 'Items',
          ToleratedFailureCount: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Check',
            States: { Check: { ...lambda('check'), End: true } },
          },
          End: true,
        },
      },
    }),
  );
  const executionArn = await run(client, stateMachineArn, '["a","bad","c"]');
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'SUCCEEDED', output: '["a","c"]' });
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns?.[0]?.mapRunArn as string;
  expect(mapRunArn).toMatch(/:mapRun:machine\/Items:/);
  expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
    status: 'SUCCEEDED',
    itemCounts: { total: 3, succeeded: 2, failed: 1, pending: 0, running: 0 },
  });
  const { executions } = await client.send(new ListExecutionsCommand({ mapRunArn, statusFilter: 'FAILED' }));
  const child = executions?.[0]?.executionArn as string;
  const failed = await client.send(new DescribeExecutionCommand({ executionArn: child }));
  expect(failed).toMatchObject({ error: 'Bad', input: '"bad"', mapRunArn });
  const machine = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn: child }));
  expect(machine).toMatchObject({ name: 'machine', label: 'Items' });
});
