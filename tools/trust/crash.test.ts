import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const program = join(import.meta.dirname, 'crash.ts');

it.skipIf(!existsSync('/proc/self'))(
  'loses nothing and does nothing twice at five moments of kill -9',
  { tags: 'proc', timeout: 300_000 },
  async () => {
    const { stdout } = await run(process.execPath, [program, '--moments', '5', '--seed', '5']);
    const counts = new Map(
      stdout.split('\n').map((line) => [line.trim().replace(/^\d+ +/, ''), parseInt(line)]),
    );
    expect(counts.get('moments of kill -9')).toBe(5);
    expect(counts.get('executions accepted')).toBeGreaterThan(0);
    expect(counts.get('lost: that did not end, or not well')).toBe(0);
    expect(counts.get('processes that outlived the emulator')).toBe(0);
  },
);
