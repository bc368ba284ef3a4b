import {
  DescribeExecutionCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, createExpress, lambda, run, start, waitState } from '../testing/start-step-functions.ts';

const passes = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const waits = { StartAt: 'A', States: { A: { ...waitState, End: true } } };

it('answers what a caller of Express needs, and bills by the 100 ms begun', async () => {
  const { client, clock } = await start({ slow: () => clock.sleep(250).then(() => 'done') });
  const definition = { StartAt: 'A', States: { A: { ...lambda('slow'), End: true } } };
  const stateMachineArn = await createExpress(client, definition);
  const answer = client.send(new StartSyncExecutionCommand({ stateMachineArn, name: 'one' }));
  await expect.poll(() => clock.sleeping).toBeGreaterThan(0);
  await clock.advance(250);
  expect(await answer).toMatchObject({
    stateMachineArn,
    name: 'one',
    status: 'SUCCEEDED',
    startDate: new Date('2026-01-01T00:00:00.000Z'),
    stopDate: new Date('2026-01-01T00:00:00.250Z'),
    input: '{}',
    output: '"done"',
    billingDetails: { billedDurationInMilliseconds: 300, billedMemoryUsedInMB: 64 },
  });
});

it('shows the trace header that an execution was started with', async () => {
  const { client } = await start();
  const stateMachineArn = await createExpress(client, passes);
  const traceHeader = 'Root=1-5759e988-bd862e3fe1be46a994272793';
  const command = new StartSyncExecutionCommand({ stateMachineArn, traceHeader });
  expect(await client.send(command)).toMatchObject({ traceHeader });
  const standard = await create(client, JSON.stringify(passes));
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn: standard, traceHeader }),
  );
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ traceHeader });
});

it('leaves out the data when only the metadata is asked for', async () => {
  const { client } = await start();
  const stateMachineArn = await createExpress(client, passes);
  const answer = await client.send(
    new StartSyncExecutionCommand({ stateMachineArn, input: '{"secret":1}', includedData: 'METADATA_ONLY' }),
  );
  expect(answer).toMatchObject({ inputDetails: { included: false }, outputDetails: { included: false } });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

it('ends an Express execution after five minutes', async () => {
  const { client, clock } = await start();
  const long = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 301, End: true } } };
  const stateMachineArn = await createExpress(client, long);
  const answer = client.send(new StartSyncExecutionCommand({ stateMachineArn }));
  await expect.poll(() => clock.sleeping).toBeGreaterThan(0);
  await clock.advance(300_000);
  expect(await answer).toMatchObject({ status: 'TIMED_OUT', stopDate: new Date('2026-01-01T00:05:00Z') });
});

it('keeps an Express machine to its own timeout, where that is shorter', async () => {
  const { client, clock } = await start();
  const stateMachineArn = await createExpress(client, { ...waits, TimeoutSeconds: 2 });
  const answer = client.send(new StartSyncExecutionCommand({ stateMachineArn }));
  await expect.poll(() => clock.sleeping).toBeGreaterThan(0);
  await clock.advance(2000);
  expect(await answer).toMatchObject({ status: 'TIMED_OUT', stopDate: new Date('2026-01-01T00:00:02Z') });
});

it('lets two Express executions have the same name at once', async () => {
  const { client } = await start();
  const stateMachineArn = await createExpress(client, waits);
  const arns = [
    await run(client, stateMachineArn, '{}', 'same'),
    await run(client, stateMachineArn, '{}', 'same'),
  ];
  expect(arns[0]).not.toBe(arns[1]);
});

it('keeps nothing of an Express execution that could be described', async () => {
  const { client } = await start();
  const executionArn = await run(client, await createExpress(client, passes));
  await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'InvalidArn',
    message: "Invalid Arn: 'Resource type not valid in this context: express'",
  });
});

it('refuses an input that is no JSON', async () => {
  const { client } = await start();
  const stateMachineArn = await createExpress(client, passes);
  const command = new StartSyncExecutionCommand({ stateMachineArn, input: '{' });
  await expect(client.send(command)).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
});
