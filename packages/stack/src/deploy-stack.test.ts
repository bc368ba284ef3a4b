import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock as clock } from '@scones/deterministic';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deployStack } from './deploy-stack.ts';

/** Stands for the command line of `infra`. */
const ECHO = `
console.log(JSON.stringify({ values: process.argv.slice(2), folder: process.cwd(), environment: process.env }));
console.log('');
`;
const FAIL = `
for (let line = 1; line <= 20; line++) console.error('line ' + line + '.');
process.exitCode = 3;
`;
const WAIT = `
console.log('at work');
setInterval(() => undefined, 1_000);
`;

let folder: string;
let temporary: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deploy-stack-'));
  temporary = join(folder, 'tmp');
  await mkdir(temporary);
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function deployment(source: string) {
  const infra = join(folder, 'infra.mjs');
  await writeFile(infra, source);
  const lines: string[] = [];
  const onLine = (line: string): void => void lines.push(line);
  return { lines, options: { infra, endpoint: 'http://127.0.0.1:9', clock, onLine } };
}

it('runs the command line of infra in a folder of its own, which goes afterwards', async () => {
  vi.stubEnv('AWS_PROFILE', 'production');
  const { options, lines } = await deployment(ECHO);
  await deployStack({ ...options, parameters: { stackName: 'mine', threshold: 0.5 } });
  expect(lines).toHaveLength(1);
  const seen = JSON.parse(lines[0]!);
  expect(seen.values).toEqual([
    'deploy',
    '--yes',
    '-c',
    'scones:stackName=mine',
    '-c',
    'scones:threshold=0.5',
  ]);
  expect(seen.environment).toMatchObject({ AWS_ENDPOINT_URL: 'http://127.0.0.1:9', TMPDIR: seen.folder });
  expect(seen.environment).not.toHaveProperty('AWS_PROFILE');
  expect(seen.folder).toContain(temporary);
  expect(await readdir(temporary)).toEqual([]);
});

it('fails with the last lines that the command line of infra printed', async () => {
  const { options } = await deployment(FAIL);
  const error: unknown = await deployStack(options).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'DEPLOYMENT_FAILED',
    hint: expect.stringContaining('npx nx synth infra') as string,
  });
  const { message } = error as Error;
  expect(message).toMatch(/ended with 3: line 9\./);
  expect(message).toMatch(/line 20\.$/);
  expect(await readdir(temporary)).toEqual([]);
});

it('ends the command line of infra when it is broken off, and throws the reason', async () => {
  const { options } = await deployment(WAIT);
  const controller = new AbortController();
  const reason = new Error('Ctrl-C');
  const deployed = deployStack({
    ...options,
    signal: controller.signal,
    onLine: () => controller.abort(reason),
  });
  await expect(deployed).rejects.toBe(reason);
  expect(await readdir(temporary)).toEqual([]);
});
