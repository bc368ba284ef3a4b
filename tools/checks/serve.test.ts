import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

// Nx reads the whole workspace each time.
vi.setConfig({ testTimeout: 120_000 });

const workspace = join(import.meta.dirname, '../..');

let folder: string;
const started: ChildProcess[] = [];
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'serve-'))));
afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await end(child);
  await rm(folder, { recursive: true, force: true });
});

/** `npx nx serve emulator -- …`. */
const serve = (...values: string[]): ChildProcess => start('serve', '--ephemeral', ...values);

/** Runs a target of the emulator in a process group of its own, apart from the Nx that runs this test. */
function start(target: string, ...values: string[]): ChildProcess {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
  const nx = join(workspace, 'node_modules/.bin/nx');
  const child = spawn(process.execPath, [nx, target, 'emulator', '--', ...values], {
    cwd: workspace,
    env: { ...Object.fromEntries(environment), TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  started.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  process.kill(-child.pid!, 'SIGINT');
  await ended;
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, said: stdout + stderr };
}

it('fails where the emulator fails', async () => {
  const { code, said } = await outcome(serve('--nosuch'));
  expect(said).toContain("unknown option '--nosuch'");
  expect(code).not.toBe(0);
});

it('starts another emulator while one is running, which finds the port taken', async () => {
  const first = serve('--port', '0');
  let port: string | undefined;
  for await (const line of createInterface({ input: first.stdout! })) {
    port = /ready at http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port !== undefined) break;
  }
  const { code, said } = await outcome(serve('--port', port!));
  expect(said).toContain(`Port ${port} of 127.0.0.1 is taken.`);
  expect(code).not.toBe(0);
  await end(first);
  // The state that the first one kept goes with it.
  const left = async () => (await readdir(folder)).filter((name) => name.startsWith('emulator-'));
  await expect.poll(left, { timeout: 20_000 }).toEqual([]);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

it('starts the emulator again when a source file is saved, with what it kept', async () => {
  const port = await freePort();
  const child = start('dev', '--port', String(port), '--folder', join(folder, 'kept'));
  const said: string[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => said.push(line));
  const timesReady = () => said.filter((line) => line.includes(`ready at http://127.0.0.1:${port}`)).length;
  await expect.poll(timesReady, { timeout: 40_000 }).toBe(1);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const endpoint = `http://127.0.0.1:${port}`;
  const s3 = new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
  // Touches a file of another package, with its own times: other tests read it meanwhile.
  const file = join(workspace, 'packages/emulator-s3/src/service.ts');
  const { atime, mtime } = await stat(file);
  const startAgain = async () => {
    if (!said.some((line) => line.startsWith('Change detected'))) await utimes(file, atime, mtime);
    return timesReady();
  };
  await expect.poll(startAgain, { timeout: 40_000, interval: 1_000 }).toBeGreaterThan(1);
  // The save may be noticed twice, so that it may just be starting once more.
  const buckets = async () => {
    const { Buckets = [] } = await s3.send(new ListBucketsCommand());
    return Buckets.map(({ Name }) => Name);
  };
  await expect.poll(() => buckets().catch(String), { timeout: 40_000 }).toContain('kept');
  await end(child);
});
