import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const PYTHON = process.env['SCONES_PYTHON'] ?? 'python3';
const PROGRAM = join(import.meta.dirname, 'boto3', 'signatures.py');

let emulator: StartedEmulator;
let answers: Readonly<Record<string, unknown>>;

describe.skipIf(!hasBoto3())('boto3, where signatures are checked,', { tags: 'boto3' }, () => {
  beforeAll(async () => {
    emulator = await startedEmulator({ enforceIam: true });
    const { accessKeyId, secretAccessKey } = emulator.connection.credentials;
    const { stdout } = await promisify(execFile)(PYTHON, [
      ...['-B', PROGRAM],
      ...[emulator.url, accessKeyId, secretAccessKey],
    ]);
    answers = JSON.parse(stdout) as typeof answers;
  }, 60_000);
  afterAll(async () => {
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['listed', ['a b/ü+.txt']],
    ['size', 9_000_000],
    ['get', [200, 'first']],
    ['put', 200],
    ['get with another secret', 403],
    ['get of version 2', [200, 'second']],
    ['get of version 2 with another secret', 403],
    ['post', 204],
    ['posted', 'posted'],
    ['post with another secret', 403],
    ['post of another policy', 403],
    ['post without a policy', 403],
    ['post without a signature', 400],
  ])('has an answer to %s', (what, answer) => {
    expect(answers[what]).toEqual(answer);
  });
});

function hasBoto3(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import boto3'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
