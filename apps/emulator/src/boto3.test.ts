import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const PYTHON = process.env['SCONES_PYTHON'] ?? 'python3';
const SUITE = join(import.meta.dirname, 'boto3', 'suite.py');
const version = boto3Version();

/** The faults of a service, and the operations, paginators and waiters that the test has not used. */
type Findings = Readonly<Record<'wrong' | 'uncalled' | 'unpaged' | 'unwaited', readonly string[]>>;

let emulator: StartedEmulator;
let found: Readonly<Record<string, Findings>>;

describe.skipIf(version === undefined).each([
  ['boto3', false],
  ['boto3, as the root where roles are held to their policies,', true],
])('%s', { tags: 'boto3' }, (_whose, enforceIam) => {
  beforeAll(async () => {
    emulator = await startedEmulator({ enforceIam });
    const { accessKeyId, secretAccessKey } = emulator.connection.credentials;
    const { stdout } = await promisify(execFile)(PYTHON, ['-B', SUITE, emulator.url], {
      env: {
        ...process.env,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
      maxBuffer: 2 ** 24,
    });
    found = (JSON.parse(stdout) as { services: typeof found }).services;
  }, 240_000);
  afterAll(async () => {
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  });

  it.each<[string, keyof Findings]>([
    ['reads every answer as its model of the service has it', 'wrong'],
    ['calls every operation that the emulator has', 'uncalled'],
    ['goes through all pages of every operation that it has a paginator for', 'unpaged'],
    ['waits for whatever it has a waiter for', 'unwaited'],
  ])('%s', (_what, kind) => {
    const findings = Object.entries(found).flatMap(([service, of]) =>
      of[kind].map((finding) => `${service}: ${finding}`),
    );
    expect(findings).toEqual([]);
  });
});

function boto3Version(): string | undefined {
  try {
    return execFileSync(PYTHON, ['-c', 'import boto3; print(boto3.__version__)'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
  } catch {
    return undefined;
  }
}
