import { DescribeExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, pass, run, start, wait } from '../testing/start-step-functions.ts';

it('shows a running execution without an end, which cannot be redriven', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, wait);
  const executionArn = await run(client, stateMachineArn, '{"a":1}', 'one');
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({
    executionArn,
    stateMachineArn,
    name: 'one',
    status: 'RUNNING',
    startDate: new Date('2026-01-01T00:00:00Z'),
    input: '{"a":1}',
    inputDetails: { included: true },
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
  });
  for (const absent of ['stopDate', 'output', 'outputDetails', 'error', 'cause', 'mapRunArn'])
    expect(described).not.toHaveProperty(absent);
});

it('shows when an execution ended, and what it made', async () => {
  const { client, clock } = await start();
  const executionArn = await run(client, await create(client, wait), '[1,2]');
  await clock.advance(60_000);
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    stopDate: new Date('2026-01-01T00:01:00Z'),
    input: '[1,2]',
    output: '[1,2]',
    outputDetails: { included: true },
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  });
});

it('leaves out the data of an execution when only its metadata is asked for', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, pass), '{"secret":1}');
  const described = await client.send(
    new DescribeExecutionCommand({ executionArn, includedData: 'METADATA_ONLY' }),
  );
  expect(described).toMatchObject({
    status: 'SUCCEEDED',
    inputDetails: { included: false },
    outputDetails: { included: false },
  });
  expect(described).not.toHaveProperty('input');
  expect(described).not.toHaveProperty('output');
});

it('says that a stopped execution can be redriven', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, wait));
  await client.send(new StopExecutionCommand({ executionArn }));
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'ABORTED', redriveStatus: 'REDRIVABLE' });
  expect(described).not.toHaveProperty('redriveStatusReason');
  expect(described).not.toHaveProperty('error');
});
