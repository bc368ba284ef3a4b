import { systemClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { S3Objects } from '../object-port.ts';
import { s3Service } from '../service.ts';

let folder: string;
let child: ChildProcess;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-crash-'));
  const script = join(import.meta.dirname, '../testing/crash-program.ts');
  child = fork(script, [join(folder, 'state.sqlite'), join(folder, 'objects')], { execArgv: [] });
  [port] = (await once(child, 'message')) as [number];
  await fetch(`http://127.0.0.1:${port}/bucket`, { method: 'PUT' });
});
afterEach(async () => {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

async function kill(): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The state that the next process finds. */
async function reopened(check: (objects: S3Objects) => Promise<void>): Promise<void> {
  const store = new Store(join(folder, 'state.sqlite'));
  const { objects } = s3Service({
    store,
    objectsFolder: join(folder, 'objects'),
    clock: systemClock,
    random: systemRandom,
    identity: EMULATOR_IDENTITY,
  });
  await check(objects);
  store.close();
}

describe('kill -9', () => {
  it('in the middle of a PUT leaves the old object, and nothing of the new', async () => {
    const old = Buffer.alloc(200_000, 'old');
    await fetch(`http://127.0.0.1:${port}/bucket/key`, { method: 'PUT', body: old });
    const headers = { 'content-length': 50_000_000 };
    const put = request({ host: '127.0.0.1', port, method: 'PUT', path: '/bucket/key', headers });
    const broken = once(put, 'error');
    put.write(Buffer.alloc(1_000_000, 'new'));
    while ((await readdir(join(folder, 'objects'))).length < 2) await turn();
    await kill();
    await broken;
    expect(await readdir(join(folder, 'objects'))).toHaveLength(2);
    await reopened(async (objects) => {
      expect((await (await objects.get('bucket', 'key')).bytes()).equals(old)).toBe(true);
    });
    expect(await readdir(join(folder, 'objects'))).toHaveLength(1);
  });

  it('among many PUTs loses none that was answered, and leaves none in part', async () => {
    const answered = new Map<string, string>();
    const writer = async (name: number): Promise<void> => {
      for (let round = 0; ; round++) {
        const body = `${name}/${round}`.padEnd(name % 2 === 0 ? 3000 : 30_000, '.');
        const key = `k${name}-${round % 3}`;
        await fetch(`http://127.0.0.1:${port}/bucket/${key}`, { method: 'PUT', body });
        answered.set(key, body);
        if (name === 0 && round === 40) await kill();
      }
    };
    await Promise.allSettled([0, 1, 2, 3].map(writer));
    await reopened(async (objects) => {
      for (const [key, body] of answered) {
        const stored = (await (await objects.get('bucket', key)).bytes()).toString();
        // A later round that was not answered may be there, but then it is whole.
        const round = Number(/\/(\d+)/.exec(stored)?.[1]);
        expect(round).toBeGreaterThanOrEqual(Number(/\/(\d+)/.exec(body)?.[1]));
        expect(stored).toBe(`${key.slice(1, 2)}/${round}`.padEnd(body.length, '.'));
      }
    });
  });
});
