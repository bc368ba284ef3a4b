import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, expect, it } from 'vitest';
import type { ExecutionRecord } from './index.ts';
import { type Functions, startTestService } from './test-service.ts';

type Service = Awaited<ReturnType<typeof startTestService>>;
const started: Service[] = [];
afterEach(async () => {
  for (const service of started.splice(0)) {
    await service[Symbol.asyncDispose]();
    expect(service.faults).toEqual([]);
  }
});

async function start(
  functions: Functions = {},
  options: Parameters<typeof startTestService>[1] = {},
): Promise<Service> {
  const service = await startTestService(functions, options);
  started.push(service);
  return service;
}

const roleArn = 'arn:aws:iam::000000000000:role/machine';
const pass = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
const wait = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 60, End: true } } });

async function create(client: SFNClient, definition: string, name = 'machine'): Promise<string> {
  const { stateMachineArn } = await client.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  return stateMachineArn as string;
}

async function run(client: SFNClient, stateMachineArn: string, input = '{}', name?: string): Promise<string> {
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input, name }));
  return executionArn as string;
}

const lambda = (name: string): object => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
});
const chain = JSON.stringify({
  StartAt: 'Serialize',
  States: {
    Serialize: { ...lambda('serialize'), Next: 'Infer' },
    Infer: {
      ...lambda('infer'),
      Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 2, MaxAttempts: 2 }],
      Next: 'Filter',
    },
    Filter: { ...lambda('filter'), Catch: [{ ErrorEquals: ['NotMet'], Next: 'Below' }], End: true },
    Below: { Type: 'Fail', Error: 'Below', CausePath: '$.Cause' },
  },
});

it('runs a chain of three Lambdas, retrying one, and keeps every event', async () => {
  let attempts = 0;
  const { client, clock } = await start({
    serialize: (event) => ({ ...(event as object), image: 'x' }),
    infer(event) {
      if (attempts++ === 0) throw Object.assign(new Error('slow down'), { name: 'Throttled' });
      return { ...(event as object), inferences: [0.9] };
    },
    filter: (event) => event,
  });
  const executionArn = await run(client, await create(client, chain), '{"key":"k"}');
  await clock.advance(2000);
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"key":"k","image":"x","inferences":[0.9]}',
  });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    ...['TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'],
    ...['TaskStateExited', 'TaskStateEntered'],
    ...['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed'],
    ...['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded', 'TaskStateExited'],
    ...['TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'],
    ...['TaskStateExited', 'ExecutionSucceeded'],
  ]);
  expect(events?.[9]?.lambdaFunctionFailedEventDetails).toEqual({
    error: 'Throttled',
    cause: '{"errorType":"Throttled","errorMessage":"slow down"}',
  });
  expect(events?.[10]?.timestamp?.getTime()).toBe((events?.[9]?.timestamp?.getTime() as number) + 2000);
});

it('fails an execution by the name that its Lambda throws', async () => {
  const { client } = await start({
    serialize: (event) => event,
    infer: (event) => event,
    filter() {
      throw Object.assign(new Error('THRESHOLD'), { name: 'NotMet' });
    },
  });
  const executionArn = await run(client, await create(client, chain));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'FAILED',
    error: 'Below',
    cause: '{"errorType":"NotMet","errorMessage":"THRESHOLD"}',
    redriveStatus: 'REDRIVABLE',
  });
});

it('answers the same execution for the same start while it runs, and refuses the name for any other', async () => {
  const { client, clock } = await start();
  const arn = await create(client, wait);
  const first = await run(client, arn, '{"a":1}', 'once');
  expect(await run(client, arn, '{"a":1}', 'once')).toBe(first);
  const refusal = { name: 'ExecutionAlreadyExists', message: `Execution Already Exists: '${first}'` };
  await expect(run(client, arn, '{"a":2}', 'once')).rejects.toMatchObject(refusal);
  await clock.advance(60_000);
  await expect(run(client, arn, '{"a":1}', 'once')).rejects.toMatchObject(refusal);
});

it('stops an execution with the error and cause that it is given', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, wait));
  const { stopDate } = await client.send(
    new StopExecutionCommand({ executionArn, error: 'E', cause: 'because' }),
  );
  expect(stopDate).toEqual(new Date('2026-01-01T00:00:00Z'));
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'because' });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.at(-1)).toMatchObject({
    type: 'ExecutionAborted',
    executionAbortedEventDetails: { error: 'E', cause: 'because' },
  });
});

it('pages a history from either end, with the data or without', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, pass), '{"secret":1}');
  const read = async (reverseOrder: boolean): Promise<(number | undefined)[]> => {
    const ids: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const command = new GetExecutionHistoryCommand({
        executionArn,
        reverseOrder,
        maxResults: 3,
        nextToken,
      });
      const page = await client.send(command);
      ids.push(...(page.events ?? []).map(({ id }) => id));
      ({ nextToken } = page);
    } while (nextToken);
    return ids;
  };
  expect(await read(false)).toEqual([1, 2, 3, 4]);
  expect(await read(true)).toEqual([4, 3, 2, 1]);
  const bare = await client.send(
    new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }),
  );
  expect(JSON.stringify(bare.events)).not.toContain('secret');
  expect(bare.events?.[1]?.stateEnteredEventDetails).toEqual({ name: 'A' });
  const wrong = new GetExecutionHistoryCommand({ executionArn, nextToken: 'nonsense' });
  await expect(client.send(wrong)).rejects.toMatchObject({ name: 'InvalidToken' });
});

it('lists executions by status, the newest first and page by page', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  for (const name of ['one', 'two', 'three']) await run(client, stateMachineArn, '{}', name);
  const first = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
  expect(first.executions?.map(({ name }) => name)).toEqual(['three', 'two']);
  const { nextToken } = first;
  const second = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken }));
  expect(second.executions?.map(({ name }) => name)).toEqual(['one']);
  expect(second.nextToken).toBeUndefined();
  const running = await client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
  expect(running.executions).toEqual([]);
});

it('keeps machines, executions and histories over a restart, and ends what was running', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'step-functions-'));
  const file = join(folder, 'state.sqlite');
  try {
    const before = await startTestService({}, { file });
    const done = await run(before.client, await create(before.client, pass, 'done'), '{"kept":true}');
    const running = await run(before.client, await create(before.client, wait, 'running'));
    await before[Symbol.asyncDispose]();
    const { client } = await start({}, { file });
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ name }) => name)).toEqual(['done', 'running']);
    expect(await client.send(new DescribeExecutionCommand({ executionArn: done }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"kept":true}',
    });
    const cause = 'The emulator ended while the execution was running.';
    const described = await client.send(new DescribeExecutionCommand({ executionArn: running }));
    expect(described).toMatchObject({ status: 'ABORTED', cause });
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn: running }));
    expect(events?.map(({ id, type }) => [id, type])).toEqual([
      [1, 'ExecutionStarted'],
      [2, 'WaitStateEntered'],
      [3, 'ExecutionAborted'],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('creates the same machine twice, but no other of its name', async () => {
  const { client } = await start();
  const arn = await create(client, pass);
  expect(await create(client, pass)).toBe(arn);
  await expect(create(client, wait)).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
  await expect(create(client, pass, 'no spaces')).rejects.toMatchObject({ name: 'InvalidName' });
});

it('refuses a definition with what is wrong with it', async () => {
  const { client } = await start();
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } });
  await expect(create(client, definition)).rejects.toMatchObject({
    name: 'InvalidDefinition',
    message: `Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, MISSING_END_STATE: Workflow has no terminal state'`,
  });
  const validated = await client.send(new ValidateStateMachineDefinitionCommand({ definition }));
  expect(validated).toMatchObject({ result: 'FAIL', truncated: false });
  expect(validated.diagnostics?.map(({ code }) => code)).toEqual([
    'MISSING_TRANSITION_TARGET',
    'MISSING_END_STATE',
  ]);
});

it('keeps an execution to the definition that it was started with', async () => {
  const { client, clock } = await start();
  const stateMachineArn = await create(client, wait);
  const executionArn = await run(client, stateMachineArn);
  const updated = await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: pass }));
  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described).toMatchObject({ definition: pass, revisionId: updated.revisionId });
  const own = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  expect(own).toMatchObject({ definition: wait, name: 'machine' });
  await clock.advance(60_000);
  const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(execution.stopDate).toEqual(new Date('2026-01-01T00:01:00Z'));
});

it('stops what runs of a machine that is deleted', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, wait);
  const executionArn = await run(client, stateMachineArn);
  await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'ABORTED',
  });
  await expect(run(client, stateMachineArn)).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
    message: `State Machine Does Not Exist: '${stateMachineArn}'`,
  });
});

it('adds, lists and removes tags', async () => {
  const { client } = await start();
  const resourceArn = await create(client, pass);
  const tags = [
    { key: 'team', value: 'ml' },
    { key: 'cost', value: '' },
  ];
  await client.send(new TagResourceCommand({ resourceArn, tags }));
  await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['cost', 'none'] }));
  const listed = await client.send(new ListTagsForResourceCommand({ resourceArn }));
  expect(listed.tags).toEqual([{ key: 'team', value: 'ml' }]);
});

it('shows a fault of the emulator as a failed execution, and reports it', async () => {
  const { client, faults } = await start();
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { ...lambda('unheard-of'), End: true } } });
  const executionArn = await run(client, await create(client, definition));
  const failure = { error: 'States.Runtime', cause: 'Error: no function unheard-of' };
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'FAILED', ...failure });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.at(-1)).toMatchObject({ type: 'ExecutionFailed', executionFailedEventDetails: failure });
  expect(faults.splice(0)).toMatchObject([{ message: 'no function unheard-of' }]);
});

it('tells of every change of status', async () => {
  const changes: ExecutionRecord[] = [];
  const { client } = await start(
    {},
    { onExecutionStatusChange: (execution) => void changes.push(execution) },
  );
  const executionArn = await run(client, await create(client, pass), '{}', 'told');
  expect(changes.map(({ arn, status }) => [arn, status])).toEqual([
    [executionArn, 'RUNNING'],
    [executionArn, 'SUCCEEDED'],
  ]);
});

it('runs an Express machine while the caller waits', async () => {
  const { client } = await start({ echo: (event) => event });
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { ...lambda('echo'), End: true } } });
  const command = new CreateStateMachineCommand({ name: 'express', definition, roleArn, type: 'EXPRESS' });
  const { stateMachineArn } = await client.send(command);
  const answer = await client.send(
    new StartSyncExecutionCommand({ stateMachineArn, input: '{"a":1}', name: 'x' }),
  );
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}', name: 'x' });
  expect(answer.executionArn).toMatch(/^arn:aws:states:us-east-1:000000000000:express:express:x:/);
});

it('logs what its configuration asks for, and refuses logs where there are none', async () => {
  const lines: [group: string, stream: string, type: unknown][] = [];
  const logs = {
    append(group: string, stream: string, events: readonly { message: string }[]) {
      for (const { message } of events)
        lines.push([group, stream, (JSON.parse(message) as { type: string }).type]);
    },
  };
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Fail', Error: 'E' } } });
  const logGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/machine:*';
  const command = new CreateStateMachineCommand({
    name: 'logged',
    definition,
    roleArn,
    loggingConfiguration: { level: 'ERROR', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  });
  const { client } = await start({}, { logs });
  const { stateMachineArn } = await client.send(command);
  await run(client, stateMachineArn as string);
  const stream = expect.stringMatching(/^states\/logged\/2026-01-01-00-00\/[\da-f]{8}$/) as string;
  expect(lines).toEqual([['/machine', stream, 'ExecutionFailed']]);
  const without = await start();
  await expect(without.client.send(command)).rejects.toMatchObject({ name: 'InvalidLoggingConfiguration' });
});

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

it.each([
  ['{', 'InvalidExecutionInput'],
  ['', 'InvalidExecutionInput'],
  [`"${'a'.repeat(262_144)}"`, 'ValidationException'],
])('refuses the input %.10s with %s', async (input, name) => {
  const { client } = await start();
  await expect(run(client, await create(client, pass), input)).rejects.toMatchObject({ name });
});

it('refuses by name what it does not do', async () => {
  const { client } = await start();
  const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:machine:none';
  await expect(client.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: expect.stringContaining('RedriveExecution') as string,
  });
  await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
  });
  await expect(client.send(new DescribeExecutionCommand({ executionArn: 'x' }))).rejects.toMatchObject({
    name: 'InvalidArn',
    message: `Invalid Arn: 'Invalid ARN prefix: x'`,
  });
});
