import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { ServiceCall, ServiceResponse } from '@scones/states-language';
import { expect, it } from 'vitest';
import {
  create,
  lambda,
  mapOver,
  pass,
  run,
  start,
  until,
  wait,
  waitState,
} from '../testing/start-step-functions.ts';

it('leaves an execution that has ended as it is, and answers when it ended', async () => {
  const { client, clock } = await start();
  const executionArn = await run(client, await create(client, pass));
  await clock.advance(5000);
  const { stopDate } = await client.send(new StopExecutionCommand({ executionArn, error: 'Late' }));
  expect(stopDate).toEqual(new Date('2026-01-01T00:00:00Z'));
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'SUCCEEDED' });
  expect(described).not.toHaveProperty('error');
});

it('writes no error and no cause into the history where none is given', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, wait));
  await client.send(new StopExecutionCommand({ executionArn }));
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'WaitStateEntered',
    'ExecutionAborted',
  ]);
  expect(events?.at(-1)?.executionAbortedEventDetails ?? {}).toEqual({});
});

it('stops an execution once, however often it is asked to', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, wait));
  const stop = (error: string): Promise<unknown> =>
    client.send(new StopExecutionCommand({ executionArn, error }));
  await Promise.all([stop('First'), stop('Second')]);
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'ABORTED', error: 'First' });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.filter(({ type }) => type === 'ExecutionAborted')).toHaveLength(1);
});

it('stops the items of a distributed Map together with its execution', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, mapOver(waitState)), '[1,2]');
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns?.[0]?.mapRunArn;
  expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
    status: 'RUNNING',
    itemCounts: { total: 2, running: 2, pending: 0 },
  });
  await client.send(new StopExecutionCommand({ executionArn }));
  expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
    status: 'ABORTED',
    stopDate: new Date('2026-01-01T00:00:00Z'),
    itemCounts: { total: 2, running: 0, aborted: 2 },
  });
  const { executions } = await client.send(new ListExecutionsCommand({ mapRunArn }));
  expect(executions?.map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED']);
});

it.each([
  [{ error: 'x'.repeat(257) }, 'error', 256],
  [{ cause: 'x'.repeat(32_769) }, 'cause', 32_768],
])('refuses what is too long to be kept', async (texts, member, limit) => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, wait));
  await expect(client.send(new StopExecutionCommand({ executionArn, ...texts }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(
      `at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${limit}`,
    ) as string,
  });
});

it('begins no item of a distributed Map that it was stopped in while the items were read', async () => {
  const reading = Promise.withResolvers<ServiceResponse>();
  const asked: string[] = [];
  const callService = async ({ service, action }: ServiceCall): Promise<ServiceResponse> => {
    asked.push(`${service}:${action}`);
    return action === 'getObject' ? await reading.promise : { output: {} };
  };
  const { client } = await start({}, { callService });
  const ItemReader = {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: { InputType: 'JSON' },
    Parameters: { Bucket: 'b', Key: 'k' },
  };
  const definition = mapOver(lambda('f'), { ItemReader }, 'EXPRESS');
  const executionArn = await run(client, await create(client, definition));
  await until(() => asked.length === 1);
  await client.send(new StopExecutionCommand({ executionArn }));
  reading.resolve({ output: { Body: '[1,2,3]' } });
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual(['s3:getObject']);
});
