import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
/** A loopback port at which nobody listens. */
const NOBODY = 'http://127.0.0.1:1';

it.each(['SIGTERM', 'SIGINT'] as const)(
  'says what it is doing, and ends with 0 at %s',
  async (signal) => {
    const child = spawn(process.execPath, [main, '--step-functions', NOBODY], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        AWS_ENDPOINT_URL: NOBODY,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    });
    const ended = once(child, 'exit');
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    expect(line).toMatch(/^Waiting: Nothing answers at 127\.0\.0\.1:1: .*ECONNREFUSED/);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  },
  30_000,
);
