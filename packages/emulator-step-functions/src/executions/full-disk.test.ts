import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, expect, it, vi } from 'vitest';
import { KeptItems } from '../map-runs/kept-items.ts';
import { ExecutionStore } from './execution-store.ts';
import {
  create,
  ended,
  lambda,
  pass,
  run,
  startStepFunctions,
  until,
  wait,
} from '../testing/start-step-functions.ts';

afterEach(() => vi.restoreAllMocks());

const REFUSED = {
  name: 'ServiceUnavailable',
  $metadata: { httpStatusCode: 503 },
  message: expect.stringContaining('The disk is full.') as string,
};

/** A service whose disk can be full for a time. */
async function startOnDisk(...options: Parameters<typeof startStepFunctions>): Promise<
  Awaited<ReturnType<typeof startStepFunctions>> & {
    readonly fill: () => { mockRestore(): void };
    readonly closeWithFaults: () => Promise<void>;
  }
> {
  const service = await startStepFunctions(...options);
  return {
    ...service,
    fill: () =>
      vi.spyOn(ExecutionStore.prototype, 'note').mockImplementation(() => {
        throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
      }),
    // The server tells of each refusal, too.
    async closeWithFaults() {
      const { errors } = (await service.close().catch((error: unknown) => error)) as AggregateError;
      expect(new Set(errors.map(String))).toEqual(new Set(['Error: The disk is full.']));
    },
  };
}

it('a start that can’t be written is refused at once as ServiceUnavailable, and nothing of it stays', async () => {
  const { client, fill, closeWithFaults } = await startOnDisk();
  const stateMachineArn = await create(client, pass);
  const full = fill();
  const start = new StartExecutionCommand({ stateMachineArn, name: 'one' });
  await expect(client.send(start)).rejects.toMatchObject(REFUSED);
  full.mockRestore();
  const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  expect(executions).toEqual([]);
  await client.send(start);
  await closeWithFaults();
});

it('a start that is refused makes no call once the disk has space again', async () => {
  const asked: unknown[] = [];
  const { client, fill, closeWithFaults } = await startOnDisk({ f: (event) => asked.push(event) });
  const calling = JSON.stringify({ StartAt: 'A', States: { A: { ...lambda('f'), End: true } } });
  const stateMachineArn = await create(client, calling);
  const full = fill();
  const refused = client.send(new StartExecutionCommand({ stateMachineArn, input: '"refused"' }));
  await expect(refused).rejects.toMatchObject(REFUSED);
  full.mockRestore();
  await ended(client, await run(client, stateMachineArn, '"accepted"'));
  expect(asked).toEqual(['accepted']);
  await closeWithFaults();
});

it('a start that is refused leaves nothing, though its iterations wait for their turns', async () => {
  const { client, fill, closeWithFaults } = await startOnDisk();
  const ItemProcessor = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
  const All = { Type: 'Map', ItemProcessor, End: true };
  const stateMachineArn = await create(client, JSON.stringify({ StartAt: 'All', States: { All } }));
  const full = fill();
  const input = JSON.stringify(Array.from({ length: 1000 }, (_, index) => index));
  const refused = client.send(new StartExecutionCommand({ stateMachineArn, input }));
  await expect(refused).rejects.toMatchObject(REFUSED);
  full.mockRestore();
  await new Promise((resolve) => setImmediate(resolve));
  const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  expect(executions).toEqual([]);
  await closeWithFaults();
});

it('a start is refused to each who asks for it at once', async () => {
  const { client, fill, closeWithFaults } = await startOnDisk();
  const stateMachineArn = await create(client, wait);
  const start = (name: string): Promise<unknown> =>
    client.send(new StartExecutionCommand({ stateMachineArn, name }));
  // Each has a connection by then, so that the next ones arrive together.
  await Promise.all([start('open'), start('open')]);
  const full = fill();
  const answers = await Promise.allSettled([start('one'), start('one')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  full.mockRestore();
  await closeWithFaults();
});

it('a redrive that can’t be written is refused, and the execution stays as it was', async () => {
  const { client, clock, fill, closeWithFaults } = await startOnDisk();
  const executionArn = await run(client, await create(client, wait));
  await client.send(new StopExecutionCommand({ executionArn }));
  const types = async (): Promise<unknown> => {
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    return events?.map(({ type }) => type);
  };
  const before = await types();
  const full = fill();
  const redrive = new RedriveExecutionCommand({ executionArn });
  await expect(client.send(redrive)).rejects.toMatchObject(REFUSED);
  full.mockRestore();
  const describe = new DescribeExecutionCommand({ executionArn });
  expect(await client.send(describe)).toMatchObject({ status: 'ABORTED', redriveCount: 0 });
  expect(await types()).toEqual(before);
  await client.send(redrive);
  await clock.advance(60_000);
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 });
  await closeWithFaults();
});

const ask = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: { FunctionName: 'ask', 'Payload.$': '$$.Task.Token' },
  End: true,
};

it.each([
  ['a report', (taskToken: string) => new SendTaskSuccessCommand({ taskToken, output: '1' }), 'SUCCEEDED'],
  [
    'a request to stop',
    (_token: string, executionArn: string) => new StopExecutionCommand({ executionArn }),
    'ABORTED',
  ],
])('%s, which can’t be taken back, is answered when the disk has space again', async (_, command, status) => {
  const tokens: string[] = [];
  const service = await startOnDisk({
    ask: (token) => tokens.push(token as string),
  });
  const stateMachineArn = await create(
    service.client,
    JSON.stringify({ StartAt: 'Ask', States: { Ask: ask } }),
  );
  const executionArn = await run(service.client, stateMachineArn);
  await until(() => tokens.length === 1);
  const full = service.fill();
  const sent = service.client.send(command(tokens[0] as string, executionArn) as StopExecutionCommand);
  await expect.poll(() => service.faults).toHaveLength(1);
  full.mockRestore();
  await sent;
  const describe = new DescribeExecutionCommand({ executionArn });
  expect(await service.client.send(describe)).toMatchObject({ status });
  await service.close();
});

it('an execution ends as it did, though what is left of its Map Run can’t be removed and nobody can be told', async () => {
  const full = Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
  const forget = vi.spyOn(KeptItems.prototype, 'forget').mockImplementation(() => {
    throw full;
  });
  const told = vi.fn(() => {
    throw full;
  });
  const service = await startStepFunctions({}, { onExecutionStatusChange: told });
  const { client, faults } = service;
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Each',
    States: { Each: { Type: 'Pass', End: true } },
  };
  const All = { Type: 'Map', ItemProcessor, End: true };
  const stateMachineArn = await create(client, JSON.stringify({ StartAt: 'All', States: { All } }));
  const executionArn = await run(client, stateMachineArn, '[1]');
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1]' });
  await expect.poll(() => forget.mock.calls.length).toBeGreaterThan(0);
  expect(new Set(faults)).toEqual(new Set([full]));
  expect(told).toHaveBeenCalledTimes(2);
  // The service tells of the faults again.
  await service.close().catch(() => undefined);
});
