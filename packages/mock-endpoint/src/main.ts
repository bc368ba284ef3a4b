import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { startMockEndpoint } from './start-mock-endpoint.ts';

const HIGHEST_PORT = 65_535;

const stop = new AbortController();
for (const event of ['SIGTERM', 'SIGINT'] as const) process.once(event, () => stop.abort());
// A parent that opened a channel and is gone can no longer stop us.
process.once('disconnect', () => stop.abort());

const options = new Command('mock-endpoint')
  .description(
    'Answers GET /ping and POST /invocations as a SageMaker container does, by the name of the picture',
  )
  .option('--classes <names>', 'the classes in the order of the answers, comma-separated', classList, [
    'bicycle',
    'motorcycle',
  ])
  .option('--port <port>', 'port, 0 for any that is free', port, 8080)
  .option('--host <address>', 'address to listen on; 0.0.0.0 in a container', '127.0.0.1')
  .allowExcessArguments(false)
  .parse()
  .opts<{ classes: readonly string[]; port: number; host: string }>();

try {
  const mock = await startMockEndpoint(options);
  process.stdout.write(`${JSON.stringify({ listening: mock.port })}\n`);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  await mock.close();
} catch (error) {
  process.stderr.write(
    `${(error as Error).message}. Choose another address with --host, or another --port.\n`,
  );
  process.exitCode = 1;
}
if (process.connected) process.disconnect();

function classList(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.length > 1 && names.every((name) => name !== '') && new Set(names).size === names.length)
    return names;
  throw new InvalidArgumentError('It must be at least two different names, such as bicycle,motorcycle.');
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= HIGHEST_PORT) return value;
  throw new InvalidArgumentError(`It must be an integer from 0 to ${HIGHEST_PORT}.`);
}
