import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startMockEndpoint } from '@scones/mock-endpoint';
import { z } from 'zod';
import type { WorkflowTarget } from '../workflow/workflow-target.ts';
import { stackTarget } from './deployed-stack.ts';
import { drawnPictures } from './drawn-pictures.ts';
import { provision } from './provision.ts';

const EMULATOR = fileURLToPath(import.meta.resolve('@scones/emulator/main'));
const readyMessage = z.object({ ready: z.object({ url: z.url() }) });

/** An emulator of the target's own, which holds every role to its policies, and a mock endpoint behind it. */
export async function emulatorTarget(): Promise<WorkflowTarget> {
  await using resources = new AsyncDisposableStack();
  const mock = await startMockEndpoint({ classes: ['bicycle', 'motorcycle'], host: '127.0.0.1', port: 0 });
  resources.defer(() => mock.close());
  const emulator = await startEmulator('--enforce-iam', '--model-server', `http://127.0.0.1:${mock.port}`);
  resources.defer(() => emulator.close());
  const { clients, outputs } = await provision(emulator.url);
  resources.use(clients);
  const pictures = await drawnPictures();
  const made = resources.move();
  return { ...stackTarget(clients, outputs), pictures, tearDown: () => made.disposeAsync() };
}

/** As a process, which ends with ours whatever happens to us; it keeps nothing. */
async function startEmulator(...values: string[]) {
  const child = fork(EMULATOR, ['--port', '0', '--ephemeral', ...values], { silent: true, execArgv: [] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (said += text));
  child.stdout?.resume();
  const ended = once(child, 'exit');
  const message = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error(`The emulator did not start: ${said}`))),
  ]);
  return {
    url: readyMessage.parse(message[0]).ready.url,
    async close(): Promise<void> {
      child.kill('SIGTERM');
      await ended;
      if (said !== '') throw new Error(`The emulator complained: ${said}`);
    },
  };
}
