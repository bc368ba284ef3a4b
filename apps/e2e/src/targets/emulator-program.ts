import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const EMULATOR = fileURLToPath(import.meta.resolve('@scones/emulator/main'));
const readyMessage = z.object({ ready: z.object({ url: z.url() }) });

/** As a process, which ends with ours whatever happens to us; it keeps nothing. */
export async function startEmulatorProgram(values: readonly string[], env = process.env) {
  const child = fork(EMULATOR, ['--port', '0', '--ephemeral', ...values], {
    silent: true,
    execArgv: [],
    env,
  });
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
