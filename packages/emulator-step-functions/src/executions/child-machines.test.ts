import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ServiceCall, ServiceResponse } from '@scones/states-language';
import { expect, it } from 'vitest';
import { create, ended, run, start, wait } from '../testing/start-step-functions.ts';

it('goes on when the child ends, without looking after it again and again', async () => {
  const asked: string[] = [];
  const clients: SFNClient[] = [];
  const callService = async ({ action, parameters }: ServiceCall): Promise<ServiceResponse> => {
    asked.push(action);
    const { executionArn = '', stateMachineArn = '' } = parameters as Record<string, string>;
    const output =
      action === 'startExecution'
        ? await clients[0]?.send(new StartExecutionCommand({ stateMachineArn }))
        : await clients[0]?.send(new DescribeExecutionCommand({ executionArn }));
    return { output: JSON.parse(JSON.stringify(output)) as ServiceResponse['output'] };
  };
  const { client, clock } = await start({}, { callService });
  clients.push(client);
  const stateMachineArn = await create(client, wait, 'child');
  const Resource = 'arn:aws:states:::states:startExecution.sync:2';
  const Start = { Type: 'Task', Resource, Parameters: { StateMachineArn: stateMachineArn }, End: true };
  const parent = await create(client, JSON.stringify({ StartAt: 'Start', States: { Start } }), 'parent');
  const executionArn = await run(client, parent);
  await expect.poll(() => asked).toEqual(['startExecution', 'describeExecution']);
  await clock.advance(60_000);
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  expect(asked).toEqual(['startExecution', 'describeExecution', 'describeExecution']);
});
