import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateConnectionCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { startEmulatorProcess } from './testing/emulator-process.ts';

/** Two programs start, each in a second of the processor's time. */
const STARTS_MILLISECONDS = 120_000;
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** A server that answers when it is told to, and keeps which paths were asked for. */
async function startShop() {
  const asked: string[] = [];
  const waiting: ServerResponse[] = [];
  let isAnswering = false;
  const answer = (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end('{"sold":true}');
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (isAnswering || request.url === '/first') answer(response);
    else waiting.push(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, answerAll: () => void (isAnswering = true) };
}

async function startEmulator(folder: string) {
  const { child, url: endpoint, ended } = await startEmulatorProcess('--folder', folder, '--port', '0');
  const connection = { endpoint, region: 'us-east-1', credentials };
  const [states, events] = [new SFNClient(connection), new EventBridgeClient(connection)];
  const kill = async (): Promise<void> => {
    states.destroy();
    events.destroy();
    child.signal('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return { states, events, kill };
}

it(
  'calls an address again, once, whose answer a killed emulator waited for, and none that had answered',
  {
    timeout: STARTS_MILLISECONDS,
  },
  async () => {
    const shop = await startShop();
    const folder = await mkdtemp(join(tmpdir(), 'http-crash-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const first = await startEmulator(join(folder, 'state'));
    const { ConnectionArn } = await first.events.send(
      new CreateConnectionCommand({
        Name: 'shop',
        AuthorizationType: 'API_KEY',
        AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
      }),
    );
    const ask = (path: string, next: object) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::http:invoke',
      Parameters: { ApiEndpoint: `${shop.url}${path}`, Method: 'POST', Authentication: { ConnectionArn } },
      ...next,
    });
    const States = { First: ask('/first', { Next: 'Second' }), Second: ask('/second', { End: true }) };
    const definition = JSON.stringify({ StartAt: 'First', States });
    const roleArn = 'arn:aws:iam::000000000000:role/asks';
    const made = await first.states.send(
      new CreateStateMachineCommand({ name: 'asks', definition, roleArn }),
    );
    const { executionArn } = await first.states.send(new StartExecutionCommand(made));
    await expect.poll(() => shop.asked).toEqual(['/first', '/second']);
    await first.kill();

    shop.answerAll();
    const second = await startEmulator(join(folder, 'state'));
    const describeIt = () => second.states.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await describeIt()).status).toBe('SUCCEEDED');
    expect(shop.asked).toEqual(['/first', '/second', '/second']);
    const { events = [] } = await second.states.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === 'TaskScheduled')).toHaveLength(2);
  },
);
