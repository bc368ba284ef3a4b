import {
  DescribeExecutionCommand,
  type ExecutionStatus,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, ended, lambda, mapOver, pass, run, start, wait } from '../testing/start-step-functions.ts';

/** The names of a machine's executions that have the status. */
async function names(client: SFNClient, stateMachineArn: string, statusFilter: string): Promise<unknown[]> {
  const command = new ListExecutionsCommand({
    stateMachineArn,
    statusFilter: statusFilter as ExecutionStatus,
  });
  const { executions } = await client.send(command);
  return (executions ?? []).map(({ name }) => name);
}

it('lists executions by each status that there is', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, wait);
  const executionArn = await run(client, stateMachineArn, '{}', 'stopped');
  await client.send(new StopExecutionCommand({ executionArn }));
  await run(client, stateMachineArn, '{}', 'waiting');
  const found: Record<string, unknown> = {};
  for (const status of ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])
    found[status] = await names(client, stateMachineArn, status);
  expect(found).toEqual({
    RUNNING: ['waiting'],
    SUCCEEDED: [],
    FAILED: [],
    TIMED_OUT: [],
    ABORTED: ['stopped'],
  });
});

it('shows of each execution when it began and ended, and not its data', async () => {
  const { client, clock } = await start();
  const stateMachineArn = await create(client, wait);
  const executionArn = await run(client, stateMachineArn, '{"secret":1}', 'one');
  await clock.advance(60_000);
  const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  expect(executions).toEqual([
    {
      executionArn,
      stateMachineArn,
      name: 'one',
      status: 'SUCCEEDED',
      startDate: new Date('2026-01-01T00:00:00Z'),
      stopDate: new Date('2026-01-01T00:01:00Z'),
      redriveCount: 0,
    },
  ]);
});

it('lists the executions of one machine, and not those of another', async () => {
  const { client } = await start();
  const [one = '', two = ''] = await Promise.all(['one', 'two'].map((name) => create(client, pass, name)));
  await run(client, one, '{}', 'of-one');
  await run(client, two, '{}', 'of-two');
  expect(await names(client, one, 'SUCCEEDED')).toEqual(['of-one']);
});

it('refuses a status that is none, in the words of AWS', async () => {
  const { client } = await start();
  await expect(names(client, await create(client, pass), 'DONE')).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      "1 validation error detected: Value 'DONE' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]",
  });
});

it.each([
  {},
  {
    stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine',
    mapRunArn: 'arn:aws:states:us-east-1:000000000000:mapRun:machine/Items:1',
  },
])('refuses to list by %j, which is not exactly one owner', async (owner) => {
  const { client } = await start();
  await expect(client.send(new ListExecutionsCommand(owner))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Exactly one of stateMachineArn and mapRunArn must be specified',
  });
});

it('lists the executions of a Map Run by whether they were redriven', async () => {
  let isBroken = true;
  const { client } = await start({
    each(event) {
      if (event === 'b' && isBroken) throw new Error('broken');
      return event;
    },
  });
  const executionArn = await run(client, await create(client, mapOver(lambda('each'))), '["a","b"]');
  expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED' });
  isBroken = false;
  await client.send(new RedriveExecutionCommand({ executionArn }));
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  const inputsBy = async (redriveFilter: 'REDRIVEN' | 'NOT_REDRIVEN'): Promise<unknown[]> => {
    const mapRunArn = mapRuns?.[0]?.mapRunArn;
    const { executions = [] } = await client.send(new ListExecutionsCommand({ mapRunArn, redriveFilter }));
    const children = executions.map((child) =>
      client.send(new DescribeExecutionCommand({ executionArn: child.executionArn })),
    );
    return (await Promise.all(children)).map(({ input }) => input);
  };
  expect(await inputsBy('REDRIVEN')).toEqual(['"b"']);
  expect(await inputsBy('NOT_REDRIVEN')).toEqual(['"a"']);
});

it('takes a filter of redrives for a Map Run only', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const command = new ListExecutionsCommand({ stateMachineArn, redriveFilter: 'REDRIVEN' });
  await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationException' });
});
