import { DescribeExecutionCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, run, start } from '../testing/start-step-functions.ts';

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
