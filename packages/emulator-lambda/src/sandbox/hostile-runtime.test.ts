import { readdir } from 'node:fs/promises';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FunctionSettings, type RunningLambda, startLambda } from '../testing/running-lambda.ts';

let lambda: RunningLambda;
beforeAll(async () => {
  lambda = await startLambda();
  await lambda.create('neighbour', 'export const handler = async () => "well";');
});
afterAll(() => lambda.close());

/** What a hostile handler has: raw HTTP to its Runtime API, and the id of its invocation. */
const TOOLS = `
import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const BASE = '/2018-06-01/runtime/';
const open = async (text) => {
  const socket = connect(Number(port), host).on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
};
/** The status of the answer; 400 where the connection is ended while it still sends. */
const raw = async (text) => {
  const socket = await open(text);
  let answer = '';
  try {
    for await (const chunk of socket.setEncoding('utf8')) {
      answer += chunk;
      if (answer.includes('\\r\\n\\r\\n')) break;
    }
  } catch {
    return 400;
  }
  socket.destroy();
  return Number(answer.split(' ')[1]);
};
const head = (path, length) =>
  'POST ' + BASE + path + ' HTTP/1.1\\r\\nhost: ' + host + '\\r\\ncontent-length: ' + length + '\\r\\n\\r\\n';
const ask = async (method, path, body) => {
  const outgoing = request({ host, port, method, path: BASE + path, agent: false });
  const [reply] = await once(outgoing.end(body), 'response');
  let text = '';
  for await (const chunk of reply) text += chunk;
  return [reply.statusCode, JSON.parse(text).errorType ?? JSON.parse(text).status];
};
const post = (path, body = '1') => ask('POST', path, body);
/** Until the connection is closed. */
const sendForEver = async (path) => {
  const socket = await open(head(path, 1e12));
  const chunk = Buffer.alloc(1e6, ' ');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  while (!socket.destroyed)
    await Promise.race([new Promise((resolve) => socket.write(chunk, resolve)), closed]);
};
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
`;

let made = 0;

/** Runs that as a handler's body; `id` is its invocation's. The neighbour must still answer, and nothing may fail here. */
async function attack(body: string, settings: FunctionSettings = {}) {
  const name = `hostile-${++made}`;
  const source = `${TOOLS}\nexport const handler = async (event, { awsRequestId: id }) => {\n${body}\n};`;
  await lambda.create(name, source, { Timeout: 10, ...settings });
  const outcome = await lambda.invoke(name);
  await expectUnharmed();
  return { name, ...outcome };
}

/** 0 where the system does not tell. */
async function openFiles(): Promise<number> {
  return (await readdir('/proc/self/fd').catch(() => [])).length;
}

async function expectUnharmed(): Promise<void> {
  expect((await lambda.invoke('neighbour')).payload).toBe('well');
  expect(lambda.faults).toEqual([]);
}

describe('a function that speaks to its own Runtime API', () => {
  it('can answer no invocation but its own', async () => {
    const { payload } = await attack(`
      return [await post('invocation/unknown/response'), await post('invocation/' + id.replace(/./g, '0') + '/error')];`);
    expect(payload).toEqual([
      [400, 'InvalidRequestID'],
      [400, 'InvalidRequestID'],
    ]);
  });

  it.each([
    ['a response', 'response', 'response'],
    ['an error', 'response', 'error'],
    ['a response', 'error', 'response'],
  ])('answers once: %s after the %s is refused', async (_second, first, second) => {
    const { name, payload, error } = await attack(`
      const path = 'invocation/' + id + '/';
      console.log(JSON.stringify([await post(path + '${first}', '"first"'), await post(path + '${second}', '"second"')]));
      return 'third';`);
    expect(payload).toBe('first');
    expect(error).toBe(first === 'error' ? 'Unhandled' : undefined);
    await lambda.invoke(name);
    expect(lambda.logLines.join('\n')).toContain('[[202,"OK"],[403,"InvalidStateTransition"]]');
  });

  it('has not answered when it breaks off in the middle of a body', async () => {
    const { payload } = await attack(`
      (await open(head('invocation/' + id + '/response', 10) + '"ha')).destroy();
      await sleep(50);
      return 'whole';`);
    expect(payload).toBe('whole');
  });

  it('is told at once of a body over 6 MB that never ends, and may not send on for ever', async () => {
    const { payload } = await attack(`
      await sendForEver('invocation/' + id + '/response');
      return 'after all';`);
    expect(payload).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
  });

  it('may not send on for ever what is refused either', async () => {
    const { payload } = await attack(`
      await sendForEver('invocation/other/response');
      return 'closed';`);
    expect(payload).toBe('closed');
  });

  it('runs into its time limit with a body that is slow', async () => {
    const { payload, name } = await attack(
      `
      const socket = await open(head('invocation/' + id + '/response', 1000));
      setInterval(() => socket.write(' '), 20);
      await new Promise(() => undefined);`,
      { Timeout: 1 },
    );
    expect(payload).toMatchObject({ errorType: 'Sandbox.Timedout' });
    expect((await lambda.invoke(name)).payload).toMatchObject({ errorType: 'Sandbox.Timedout' });
  });

  it('gets no invocation while it has one, not even by asking twice at once', async () => {
    const { payload } = await attack(`
      return await Promise.all([ask('GET', 'invocation/next'), ask('GET', 'invocation/next')]);`);
    expect(payload).toEqual([
      [403, 'InvalidStateTransition'],
      [403, 'InvalidStateTransition'],
    ]);
  });

  it('ends where it takes the next invocation from its runtime and leaves it', async () => {
    const { name, payload } = await attack(`
      if (event.isNext) return 'a new process';
      await post('invocation/' + id + '/response', '"mine"');
      void ask('GET', 'invocation/next');
      await sleep(100);`);
    expect(payload).toBe('mine');
    const { payload: next } = await lambda.invoke(name, { isNext: true });
    expect([next, (next as { errorType?: string }).errorType]).toSatisfy(
      ([value, type]) => value === 'a new process' || type === 'Runtime.ExitError',
    );
    expect((await lambda.invoke(name, { isNext: true })).payload).toBe('a new process');
    await expectUnharmed();
  });

  it('can’t fail its start once it has started', async () => {
    const { payload } = await attack(`return await post('init/error', '{"errorType":"Late"}');`);
    expect(payload).toEqual([403, 'InvalidStateTransition']);
  });

  it('is refused what is no HTTP, and headers without end', async () => {
    const { payload } = await attack(`
      return [
        await raw('what is this\\r\\n\\r\\n'),
        await raw('GET ' + BASE + 'invocation/next HTTP/9.9\\r\\n\\r\\n'),
        await raw('GET /' + 'x: ' + 'y'.repeat(3e6)),
        await raw('POST ' + BASE + 'invocation/x/response HTTP/1.1\\r\\nhost: ' + host + '\\r\\ncontent-length: -1\\r\\n\\r\\n'),
        await raw('POST ' + BASE + 'invocation/' + id + '/response HTTP/1.1\\r\\nhost: ' + host + '\\r\\ntransfer-encoding: chunked\\r\\n\\r\\nzz\\r\\n'),
        await raw('DELETE ' + BASE + 'invocation/next HTTP/1.1\\r\\nhost: ' + host + '\\r\\n\\r\\n'),
      ].filter((status) => !(status >= 400 && status < 500));`);
    expect(payload).toEqual([]);
  });

  it('holds no more than a few connections, however many it opens', async () => {
    const before = await openFiles();
    const { payload } = await attack(`
      const sockets = Array.from({ length: 2000 }, () => connect(Number(port), host).on('error', () => undefined));
      globalThis.kept = sockets;
      await Promise.race(sockets.map((socket) => once(socket, 'close')));
      return 'refused';`);
    expect(payload).toBe('refused');
    await expect.poll(openFiles).toBeLessThan(before + 60);
  });

  it.each([
    ['no JSON', 'oops'],
    ['null', 'null'],
    ['an error of another kind', '{"errorType":7}'],
  ])('may report a failed start by %s', async (_what, sent) => {
    const name = `hostile-${++made}`;
    const source = `${TOOLS}\nawait post('init/error', '${sent}'); process.exit(1);`;
    await lambda.create(name, source, { Timeout: 5 });
    const { FunctionError, Payload } = await lambda.client.send(new InvokeCommand({ FunctionName: name }));
    expect(FunctionError).toBe('Unhandled');
    expect(Payload?.transformToString()).toBe(sent);
    await expectUnharmed();
  });
});
