import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, type LoadResult } from './http-load.ts';

const OBJECT_BYTES = 3072;
const CLIENTS = 16;
const REQUESTS = Number(process.argv[2] ?? 20_000);

/** The speed of `fauxqs` 2.4.1 with files on two quiet cores. */
const TO_BEAT = { PUT: 7212, GET: 18_485 };

async function start(kind: string, folder: string): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(join(import.meta.dirname, 's3-server.ts'), [kind, folder, String(OBJECT_BYTES)]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Half as many keys as requests, so that half of the writing is overwriting. */
function requestOf(method: 'PUT' | 'GET', body: Buffer): (index: number) => Buffer {
  return (index) => {
    const head = `${method} /bench/pictures/${index % (REQUESTS / 2)}.png HTTP/1.1\r\nHost: 127.0.0.1\r\n`;
    if (method === 'GET') return Buffer.from(`${head}\r\n`);
    return Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body]);
  };
}

async function measure(kind: string): Promise<Record<'PUT' | 'GET', LoadResult>> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-s3-'));
  const { child, port } = await start(kind, folder);
  try {
    await fetch(`http://127.0.0.1:${port}/bench`, { method: 'PUT' });
    const run = (method: 'PUT' | 'GET', requests: number): Promise<LoadResult> =>
      load({ port, clients: CLIENTS, requests, request: requestOf(method, Buffer.alloc(OBJECT_BYTES, 'x')) });
    await run('PUT', REQUESTS / 4);
    const put = await run('PUT', REQUESTS);
    await run('GET', REQUESTS / 4);
    return { PUT: put, GET: await run('GET', REQUESTS) };
  } finally {
    await stop(child);
    await rm(folder, { recursive: true });
  }
}

const bare = await measure('bare');
const emulator = await measure('s3');
console.log(`${OBJECT_BYTES} byte objects, ${CLIENTS} clients, ${REQUESTS} requests`);
for (const method of ['PUT', 'GET'] as const) {
  const { perSecond, medianMilliseconds, p99Milliseconds } = emulator[method];
  const ofBare = (100 * perSecond) / bare[method].perSecond;
  console.log(
    `${method}: ${perSecond.toFixed(0)}/s, median ${medianMilliseconds.toFixed(2)} ms, p99 ${p99Milliseconds.toFixed(2)} ms; ` +
      `bare node:http ${bare[method].perSecond.toFixed(0)}/s (${ofBare.toFixed(0)} %); ` +
      `${(perSecond / TO_BEAT[method]).toFixed(2)} × the ${TO_BEAT[method]}/s to beat`,
  );
}
