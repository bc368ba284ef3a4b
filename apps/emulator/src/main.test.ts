import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { isRicBuilt, RIC_VERSION } from '@scones/emulator-lambda';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type EmulatorProcess,
  runEmulator,
  startEmulatorIn,
  startEmulatorProcess,
} from './testing/emulator-process.ts';

/** Two or three programs start in a test, each in a second of the processor's time. */
const STARTS_MILLISECONDS = 120_000;

let folder: string;
const running: EmulatorProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-main-test-'));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.signal('SIGKILL');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

async function start(...values: string[]): Promise<EmulatorProcess> {
  const emulator = await startEmulatorProcess('--folder', join(folder, 'state'), ...values);
  running.push(emulator);
  return emulator;
}

const connection = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

const s3 = (url: string): S3Client => new S3Client(connection(url));

describe('the emulator command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 at %s', async (signal) => {
    const emulator = await start('--port', '0');
    emulator.child.signal(signal);
    expect(await emulator.ended).toEqual({ code: 0, stderr: '' });
  });

  it('keeps its state from one run to the next', async () => {
    const first = await start('--port', '0');
    await s3(first.url).send(new CreateBucketCommand({ Bucket: 'kept' }));
    first.child.signal('SIGTERM');
    await first.ended;
    const second = await start('--port', '0');
    const { Buckets } = await s3(second.url).send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toContain('kept');
  });

  it('keeps its state when it is killed', async () => {
    const first = await start('--port', '0');
    await s3(first.url).send(new CreateBucketCommand({ Bucket: 'kept' }));
    first.child.signal('SIGKILL');
    await first.ended;
    const second = await start('--port', '0');
    const { Buckets } = await s3(second.url).send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toContain('kept');
  });

  it('leaves nothing behind when it is ephemeral', async () => {
    const temporary = join(folder, 'temporary');
    await mkdir(temporary);
    const emulator = await startEmulatorIn(
      { ...process.env, TMPDIR: temporary },
      ...['--port', '0', '--ephemeral', '--folder', join(folder, 'state')],
    );
    running.push(emulator);
    const made = await readdir(temporary);
    expect(made).toEqual([expect.stringMatching(/^emulator-/)]);
    expect((await stat(join(temporary, made[0] as string))).mode & 0o777).toBe(0o700);
    emulator.child.signal('SIGTERM');
    expect((await emulator.ended).code).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
    expect(existsSync(join(folder, 'state'))).toBe(false);
  });

  it('tells the parent that opened a channel, and ends when that is gone', async () => {
    const emulator = await start('--port', '0');
    emulator.child.disconnect();
    expect((await emulator.ended).code).toBe(0);
  });
});

describe('the emulator command, for its callers', () => {
  const get = async (emulator: EmulatorProcess, headers: Record<string, string>) => {
    const outgoing = request(`${emulator.url}/_emulator/health`, { headers, agent: false }).end();
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage];
    reply.resume();
    return reply;
  };

  it('answers the host names and the origins that it is given, and no others', async () => {
    const names = ['--allow-host', 'emulator', '--allow-host', 'other'];
    const emulator = await start('--port', '0', ...names, '--allow-origin', 'http://localhost:3000');
    for (const host of ['emulator:4566', 'other'])
      expect(await get(emulator, { host })).toMatchObject({ statusCode: 200 });
    expect((await get(emulator, { host: 'evil.example' })).statusCode).toBe(403);
    const allowed = await get(emulator, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' });
    expect(allowed.headers['access-control-allow-origin']).toBe('http://localhost:3000');
    expect((await get(emulator, { origin: 'http://localhost:3001' })).statusCode).toBe(403);
    emulator.child.signal('SIGTERM');
    expect(await emulator.ended).toEqual({ code: 0, stderr: '' });
  });

  it('warns when it listens beyond this machine', async () => {
    const emulator = await start('--port', '0', '--host', '0.0.0.0');
    emulator.child.signal('SIGTERM');
    expect((await emulator.ended).stderr).toMatch(
      /^--host 0\.0\.0\.0 opens the emulator to the network\. .* anyone who can reach it can run code .*\n$/,
    );
  });
});

describe('the emulator command under --lambda-runtime ric', () => {
  it.runIf(isRicBuilt())('runs functions under AWS’s runtime client', { tags: 'lambda-ric' }, async () => {
    const { url } = await start('--port', '0', '--lambda-runtime', 'ric');
    const health = await fetch(`${url}/_emulator/health`);
    expect(await health.json()).toMatchObject({ lambdaRuntime: `aws-lambda-ric ${RIC_VERSION}` });
    const client = new LambdaClient(connection(url));
    await client.send(
      new CreateFunctionCommand({
        FunctionName: 'which',
        Role: 'arn:aws:iam::000000000000:role/test',
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Code: {
          ZipFile: zipSync({
            'index.mjs': Buffer.from('export const handler = async () => process.argv[1];'),
          }),
        },
      }),
    );
    const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'which' }));
    expect(Payload?.transformToString()).toContain('lambda-ric');
  });

  it.skipIf(isRicBuilt())('refuses to start where that is not built', { tags: 'no-lambda-ric' }, async () => {
    const { code, stderr } = await runEmulator('--port', '0', '--ephemeral', '--lambda-runtime', 'ric');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^AWS's Runtime Interface Client .* Build it by npx nx build-ric emulator-lambda\.\n$/,
    );
  });
});

describe('the emulator command refuses', { timeout: STARTS_MILLISECONDS }, () => {
  it('a port that is taken, or takes the next', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const refused = await runEmulator('--ephemeral', '--port', String(port));
      expect(refused).toEqual({
        code: 1,
        stderr:
          `Port ${port} of 127.0.0.1 is taken. Choose another with --port, ` +
          'or let the emulator take the next free one with --next-free-port.\n',
      });
      const emulator = await start('--ephemeral', '--next-free-port', '--port', String(port));
      expect(Number(new URL(emulator.url).port)).toBeGreaterThan(port);
      emulator.child.signal('SIGTERM');
      expect((await emulator.ended).stderr).toMatch(`Port ${port} is taken; the emulator takes `);
    } finally {
      server.close();
    }
  });

  it('a folder that another emulator uses', async () => {
    await start('--port', '0');
    const { code, stderr } = await runEmulator('--port', '0', '--folder', join(folder, 'state'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The folder .* is in use by another emulator\. Give another with --folder.*\n$/);
  });

  it.skipIf(!existsSync('/proc/self'))('a folder that the system does not let be made', async () => {
    const { code, stderr } = await runEmulator('--port', '0', '--folder', '/proc/state');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The emulator can't keep its state in \/proc\/state: .*--folder.*\n$/);
  });

  it('a folder that cannot be made', async () => {
    const { code, stderr } = await runEmulator('--port', '0', '--folder', '/dev/null/state');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The emulator can't keep its state in \/dev\/null\/state: .*--folder.*\n$/);
  });

  it('an address that is not ours', async () => {
    const { code, stderr } = await runEmulator('--ephemeral', '--port', '0', '--host', '192.0.2.1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The emulator can't listen on 192\.0\.2\.1:0: .*--host.*\n$/);
  });

  it.each(['classifier:8080', 'https://classifier:8080', 'http://classifier:8080/invocations'])(
    'a model server that is no http://HOST:PORT: %s',
    async (url) => {
      expect((await runEmulator('--model-server', url)).stderr).toContain('http://HOST:PORT without a path');
    },
  );

  it.each([
    ['--allow-host', 'emulator:4566', 'a host name without a port'],
    ['--allow-origin', '*', 'one origin without a path'],
  ])('a value of %s that would let in more than is meant: %s', async (option, value, words) => {
    expect((await runEmulator('--ephemeral', '--port', '0', option, value)).stderr).toContain(words);
  });

  it('a port that is no port', async () => {
    expect((await runEmulator('--port', '70000')).stderr).toContain('a whole number from 0 to 65535');
  });
});
