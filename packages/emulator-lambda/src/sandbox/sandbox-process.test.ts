import { tmpdir } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { SandboxProcess } from './sandbox-process.ts';

const { platform } = process;
const pretend = (value: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value });
afterEach(() => pretend(platform));

it.each(['linux', 'darwin', 'win32'] as const)('ends its process by what %s has', async (value) => {
  pretend(value);
  const waiting = Promise.withResolvers<void>();
  const sandbox = new SandboxProcess({
    command: [process.execPath, '-e', 'console.log("waits"); setInterval(() => undefined, 1000)'],
    isIsolated: false,
    workingDirectory: tmpdir(),
    environment: {},
    onMessage: () => waiting.resolve(),
  });
  await waiting.promise;
  sandbox.kill();
  expect(await sandbox.ended).toBe('signal: killed');
});
