import { connect } from 'node:net';
import { FakeClock } from '@scones/deterministic';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DebuggerClient } from '../testing/debugger-client.ts';
import { type RunningLambda, startLambda } from '../testing/running-lambda.ts';
import { Inspector } from './inspector.ts';

const MINUTE = 60_000;
/** A process starts in real time. */
const PATIENT = { timeout: 20_000 };
const STOPS = `export const handler = async (event) => {
  console.log('before');
  debugger;
  return event.answer;
};`;

let clock: FakeClock;
let inspector: Inspector;
let lambda: RunningLambda;
let changes: boolean[];

beforeEach(async () => {
  clock = new FakeClock();
  changes = [];
  inspector = await Inspector.start({ port: 0, clock, onChange: (isAttached) => changes.push(isAttached) });
  lambda = await startLambda({ clock, inspector });
  await lambda.create('stops', STOPS, { Timeout: 3 });
});
afterEach(async () => {
  await lambda.close();
  await inspector[Symbol.asyncDispose]();
});

/** Resolves when a process has been started, which then waits. */
async function started(): Promise<void> {
  await expect.poll(() => clock.sleeping, PATIENT).toBeGreaterThan(0);
}

/** Attaches, and lets the function run. */
async function attach(): Promise<DebuggerClient> {
  const client = await DebuggerClient.attach(inspector.address);
  await client.send('Debugger.enable');
  return client;
}

async function paused(client: DebuggerClient): Promise<void> {
  const stop = client.event('Debugger.paused');
  await client.send('Runtime.runIfWaitingForDebugger');
  await stop;
}

it('lets no time run out while a debugger is awaited or holds the function', async () => {
  const invoked = lambda.invoke('stops', { answer: 42 });
  await started();
  await clock.advance(MINUTE);
  using client = await attach();
  await clock.advance(MINUTE);
  await paused(client);
  await clock.advance(MINUTE);
  await client.send('Debugger.resume');
  const { payload, log } = await invoked;
  expect(payload).toBe(42);
  expect(log).toMatch(/Init Duration: 120000\.00 ms/);
  expect(log).toMatch(/\tDuration: 60000\.00 ms/);
});

it('lets time go on when the debugger has gone', async () => {
  await lambda.create(
    'waits',
    'export const handler = () => new Promise((resolve) => setTimeout(resolve, 1e9));',
  );
  const invoked = lambda.invoke('waits');
  const client = await attach();
  await client.send('Runtime.runIfWaitingForDebugger');
  await expect.poll(() => lambda.logLines.join('\n'), PATIENT).toContain('\nSTART');
  await clock.advance(MINUTE);
  client[Symbol.dispose]();
  await expect.poll(() => changes, PATIENT).toEqual([true, false]);
  await clock.advance(2900);
  expect(lambda.logLines.at(-1)).toMatch(/^START/);
  await clock.advance(100);
  const { payload } = await invoked;
  expect(payload).toMatchObject({ errorType: 'Sandbox.Timedout' });
});

it('ignores clients that only ask, and those that Node refuses', async () => {
  const invoked = lambda.invoke('stops', { answer: 1 });
  const [port] = inspector.address.split(':').slice(1);
  expect((await fetch(`http://${inspector.address}/json/version`)).status).toBe(200);
  const refused = connect(Number(port), '127.0.0.1');
  refused.write(
    'GET /no-such-process HTTP/1.1\r\nHost: example.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const [answer] = await refused.setEncoding('latin1').take(1).toArray();
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(changes).toEqual([]);
  using client = await attach();
  await paused(client);
  await client.send('Debugger.resume');
  expect((await invoked).payload).toBe(1);
});

it.each([
  'Origin: https://evil.example',
  'Origin: null',
  'Origin: http://127.0.0.1:8000',
  'Sec-Fetch-Site: cross-site',
])('answers no web page: %s', async (header) => {
  const [host = '', port] = inspector.address.split(':');
  for (const upgrade of ['', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n']) {
    const refused = connect(Number(port), host);
    refused.write(`GET /json/list HTTP/1.1\r\nHost: ${inspector.address}\r\n${header}\r\n${upgrade}\r\n`);
    const [answer] = await refused.setEncoding('latin1').take(1).toArray();
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    refused.destroy();
  }
  expect(changes).toEqual([]);
});

it('keeps Node’s lines about the inspector out of the log, and loses no other line', async () => {
  const invoked = lambda.invoke('stops', { answer: 1 });
  using client = await attach();
  await paused(client);
  await client.send('Debugger.resume');
  const { log } = await invoked;
  expect(log).toMatch(/\tbefore\n/);
  expect(lambda.logLines.join('\n')).not.toMatch(/Debugger|inspector|debugging/);
});

it('waits for a debugger again when a new process has started', async () => {
  await lambda.create('ends', 'export const handler = async () => process.exit(1);');
  for (const _round of [1, 2]) {
    const invoked = lambda.invoke('ends');
    await started();
    await clock.advance(MINUTE);
    const client = await attach();
    await client.send('Runtime.enable');
    const end = client.event('Runtime.executionContextDestroyed');
    await client.send('Runtime.runIfWaitingForDebugger');
    await end;
    // Node stays until the debugger has seen the end.
    client[Symbol.dispose]();
    expect((await invoked).payload).toMatchObject({ errorType: 'Runtime.ExitError' });
  }
});
