import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeClock } from '@scones/deterministic';
import { Store } from '@scones/emulator-core';
import { onTestFinished } from 'vitest';
import { type Functions, start } from './start-step-functions.ts';

type Service = Awaited<ReturnType<typeof start>>;

/** A service whose process may end at any moment, as by `kill -9`, and be started again. */
export interface CrashingService extends Service {
  /** A new service over what is on disk at this moment. */
  crash(functions?: Functions, options?: CrashOptions): Promise<CrashingService>;
}

interface CrashOptions {
  /** Milliseconds until the new service is there. */
  readonly downTime?: number;
  /** Whether the new service has gone on with what was left. */
  readonly isRecovered?: boolean;
  /** Changes what is on disk meanwhile. */
  readonly change?: (store: Store) => void;
}

export async function startCrashing(functions: Functions = {}): Promise<CrashingService> {
  const folder = await mkdtemp(join(tmpdir(), 'step-functions-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return await open(join(folder, 'state.sqlite'), functions, new FakeClock());
}

async function open(
  file: string,
  functions: Functions,
  clock: FakeClock,
  isRecovered = true,
): Promise<CrashingService> {
  const service = await start(functions, { file, clock, isRecovered });
  let copies = 0;
  return {
    ...service,
    async crash(next = functions, { downTime = 0, isRecovered = true, change } = {}) {
      const copy = file.replace(/(?=\.sqlite$)/, `-${++copies}`);
      for (const part of ['', '-wal', '-executions'])
        if (existsSync(file + part)) await copyFile(file + part, copy + part);
      if (change) {
        const store = new Store(copy);
        change(store);
        store.close();
      }
      return await open(copy, next, new FakeClock(clock.now() + downTime), isRecovered);
    },
  };
}
