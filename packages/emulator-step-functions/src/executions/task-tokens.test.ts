import {
  DescribeExecutionCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, ended, run, start } from '../testing/start-step-functions.ts';

const ask = JSON.stringify({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token', 'order.$': '$.order' } },
      End: true,
    },
  },
});

it('goes on with what whoever was given the token says, whenever that is', async () => {
  const asked: { token: string; order: number }[] = [];
  const { client, clock } = await start({ ask: (event) => asked.push(event as (typeof asked)[number]) });
  const stateMachineArn = await create(client, ask);
  const one = await run(client, stateMachineArn, '{"order":1}');
  const two = await run(client, stateMachineArn, '{"order":2}');
  await clock.advance(24 * 3_600_000);
  for (const { token, order } of asked)
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: String(order * 10) }));
  const outputs = [one, two].map(async (executionArn) => {
    const { output, status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    return [status, output];
  });
  expect(await Promise.all(outputs)).toEqual([
    ['SUCCEEDED', '10'],
    ['SUCCEEDED', '20'],
  ]);
});

it('gives a task that is redriven another token, and takes no report by the one before', async () => {
  const asked: { token: string }[] = [];
  const { client } = await start({ ask: (event) => asked.push(event as { token: string }) });
  const executionArn = await run(client, await create(client, ask), '{"order":1}');
  await client.send(new SendTaskFailureCommand({ taskToken: asked[0]?.token, error: 'Busy' }));
  expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED', error: 'Busy' });
  await client.send(new RedriveExecutionCommand({ executionArn }));
  await expect.poll(() => asked.length).toBe(2);
  const report = (taskToken: string | undefined): Promise<unknown> =>
    client.send(new SendTaskSuccessCommand({ taskToken, output: '"done"' }));
  await expect(report(asked[0]?.token)).rejects.toMatchObject({ name: 'TaskTimedOut' });
  await report(asked[1]?.token);
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
});
