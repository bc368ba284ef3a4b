import {
  CreateActivityCommand,
  DeleteActivityCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  type GetActivityTaskCommandOutput,
  GetExecutionHistoryCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { create, run, start } from '../testing/start-step-functions.ts';

const activityArn = 'arn:aws:states:us-east-1:000000000000:activity:approve';
const approve = (fields: object = {}): string =>
  JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: activityArn, End: true, ...fields } },
  });

const poll = (client: SFNClient, workerName?: string): Promise<GetActivityTaskCommandOutput> =>
  client.send(new GetActivityTaskCommand({ activityArn, workerName }));

/** The types of an execution's events that are about its task. */
async function typesOf(client: SFNClient, executionArn: string): Promise<(string | undefined)[]> {
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  return (events ?? []).map(({ type }) => type).filter((type) => type?.startsWith('Activity'));
}

async function startApproval(
  fields?: object,
): Promise<Awaited<ReturnType<typeof start>> & { stateMachineArn: string }> {
  const service = await start();
  await service.client.send(new CreateActivityCommand({ name: 'approve' }));
  return { ...service, stateMachineArn: await create(service.client, approve(fields)) };
}

describe('a worker', () => {
  it('takes a task that was scheduled before it came, and ends it', async () => {
    const { client, stateMachineArn } = await startApproval();
    const executionArn = await run(client, stateMachineArn, '{"order":1}');
    const { taskToken, input } = await poll(client, 'ann');
    expect(input).toBe('{"order":1}');
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"ok":true}' }));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"ok":true}',
    });
    const types = ['ActivityScheduled', 'ActivityStarted', 'ActivitySucceeded'];
    expect(await typesOf(client, executionArn)).toEqual(types);
  });

  it('waits for a task, and gets the next one', async () => {
    const { client, stateMachineArn } = await startApproval();
    const polls = [poll(client), poll(client)];
    const [first = '', second = ''] = [
      await run(client, stateMachineArn, '1'),
      await run(client, stateMachineArn, '2'),
    ];
    const tasks = await Promise.all(polls);
    expect(tasks.map(({ input }) => input).toSorted()).toEqual(['1', '2']);
    for (const { taskToken, input } of tasks)
      await client.send(new SendTaskSuccessCommand({ taskToken, output: input }));
    for (const executionArn of [first, second])
      expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
        status: 'SUCCEEDED',
      });
  });

  it('gets an empty answer after a minute without a task', async () => {
    const { client, clock } = await startApproval();
    const empty = poll(client);
    while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(60_000);
    const { $metadata: _, ...answer } = await empty;
    expect(answer).toEqual({});
  });

  it('gets no task of an execution that was stopped', async () => {
    const { client, clock, stateMachineArn } = await startApproval();
    const executionArn = await run(client, stateMachineArn);
    await client.send(new StopExecutionCommand({ executionArn }));
    const empty = poll(client);
    while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(60_000);
    expect((await empty).taskToken).toBeUndefined();
  });

  it('that has gone gets no task, and leaves it to the next', async () => {
    const { client, clock, stateMachineArn } = await startApproval();
    const controller = new AbortController();
    const gone = client.send(new GetActivityTaskCommand({ activityArn }), { abortSignal: controller.signal });
    while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await expect(gone).rejects.toThrow();
    while (clock.sleeping > 0) await new Promise((resolve) => setImmediate(resolve));
    await run(client, stateMachineArn, '{"mine":1}');
    expect((await poll(client)).input).toBe('{"mine":1}');
  });

  it('keeps its task alive by heartbeats, and loses it without', async () => {
    const { client, clock, stateMachineArn } = await startApproval({ HeartbeatSeconds: 10 });
    const executionArn = await run(client, stateMachineArn);
    const { taskToken } = await poll(client);
    await clock.advance(9000);
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    await clock.advance(10_000);
    await expect(client.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
      message: "Task Timed Out: 'Provided task does not exist anymore'",
    });
    const types = ['ActivityScheduled', 'ActivityStarted', 'ActivityTimedOut'];
    expect(await typesOf(client, executionArn)).toEqual(types);
  });

  it('fails its task', async () => {
    const { client, stateMachineArn } = await startApproval();
    const executionArn = await run(client, stateMachineArn);
    const { taskToken } = await poll(client);
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'Refused', cause: 'no money' }));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'FAILED',
      error: 'Refused',
      cause: 'no money',
    });
  });

  it('gets no task of an activity that has been deleted', async () => {
    const { client, stateMachineArn } = await startApproval();
    await client.send(new DeleteActivityCommand({ activityArn }));
    const executionArn = await run(client, stateMachineArn);
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining(`The activity ${activityArn} does not exist.`),
    });
    expect(await typesOf(client, executionArn)).toEqual([]);
  });
});

describe('a report', () => {
  it('is taken once', async () => {
    const { client, stateMachineArn } = await startApproval();
    await run(client, stateMachineArn);
    const { taskToken } = await poll(client);
    const report = (): Promise<unknown> =>
      client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    await report();
    await expect(report()).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it.each([
    ['not json', "Invalid Output: 'Unrecognized token 'not': was expecting"],
    ['{"a":', "Invalid Output: 'Unexpected end-of-input"],
  ])('has an output that is JSON, which %j is not', async (output, words) => {
    const { client, stateMachineArn } = await startApproval();
    await run(client, stateMachineArn);
    const { taskToken } = await poll(client);
    await expect(client.send(new SendTaskSuccessCommand({ taskToken, output }))).rejects.toMatchObject({
      name: 'InvalidOutput',
      message: expect.stringContaining(words) as string,
    });
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '1' }));
  });

  it('is about a token, and an execution that there is', async () => {
    const { client } = await start();
    const report = (taskToken: string): Promise<unknown> =>
      client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    await expect(report('x')).rejects.toMatchObject({
      name: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
    const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:none:none';
    const unknown = Buffer.from(JSON.stringify([executionArn, 0, 2, 0])).toString('base64');
    await expect(report(unknown)).rejects.toMatchObject({ name: 'TaskDoesNotExist' });
    await expect(report('')).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
