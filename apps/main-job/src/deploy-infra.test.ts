import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@scones/deterministic';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cliEnvironment, deployInfra } from './deploy-infra.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deploy-infra-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('fails with what the command line of infra said last, and leaves no folder behind', async () => {
  const lines: string[] = [];
  const deployed = deployInfra({
    endpoint: 'http://127.0.0.1:9',
    parameters: { threshold: 2 },
    clock: systemClock,
    signal: new AbortController().signal,
    onLine: (line) => void lines.push(line),
  });
  await expect(deployed).rejects.toMatchObject({
    code: 'DEPLOYMENT_FAILED',
    message: expect.stringContaining('scones:threshold takes a number from 0 to 1') as string,
    hint: expect.stringContaining('npx nx synth infra') as string,
  });
  expect(lines.join()).toContain('scones:threshold takes a number from 0 to 1');
  expect(await readdir(folder)).toEqual([]);
}, 60_000);

it('keeps the CLI away from whatever account and proxy the environment is set up for', () => {
  const own = {
    HOME: '/home/me',
    PATH: '/bin',
    AWS_PROFILE: 'production',
    AWS_ENDPOINT_URL_S3: 'https://example.com',
    https_proxy: 'http://proxy',
    CI: 'true',
  };
  const environment = cliEnvironment(own, 'http://127.0.0.1:1');
  expect(environment).toMatchObject({ HOME: '/home/me', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
  expect(environment['PATH']).toMatch(/:\/bin$/);
  for (const name of ['AWS_PROFILE', 'AWS_ENDPOINT_URL_S3', 'https_proxy', 'CI'])
    expect(environment).not.toHaveProperty(name);
});
