import { fileURLToPath } from 'node:url';
import { PrintedText, startProgram } from '@scones/child-programs';
import { z } from 'zod';

const EMULATOR = fileURLToPath(import.meta.resolve('@scones/emulator/main'));
const credentials = z
  .object({ accessKeyId: z.string(), secretAccessKey: z.string() })
  .default({ accessKeyId: 'e2e', secretAccessKey: 'e2e' });
const readyMessage = z.object({ ready: z.object({ url: z.url(), credentials }) });

/** A process that ends with ours, whatever happens to us, and keeps nothing. */
export async function startEmulatorProgram(values: readonly string[], environment = process.env) {
  const program = startProgram({
    command: [process.execPath, EMULATOR, '--port', '0', '--ephemeral', ...values],
    environment,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said = new PrintedText(program, 'stderr');
  const { ready } = await program
    .message((message) => readyMessage.parse(message))
    .catch((cause: unknown) => {
      throw new Error(`The emulator did not start: ${said.text}`, { cause });
    });
  return {
    ...ready,
    async close(): Promise<void> {
      program.signal('SIGTERM');
      await program.ended;
      if (said.text !== '') throw new Error(`The emulator wrote to stderr: ${said.text}`);
    },
  };
}
