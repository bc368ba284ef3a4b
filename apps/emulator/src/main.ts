import { systemClock } from '@scones/deterministic';
import { clientEnvironment, OLD_CLI, shellExports } from '@scones/command-line';
import type { EmulatorRequest } from '@scones/emulator-core';
import type { ContainerAddress } from '@scones/emulator-sagemaker';
import { Command, InvalidArgumentError, Option } from 'commander';
import { hostName, pageOrigin } from './address-options.ts';
import { type RunningEmulator, startEmulator } from './emulator.ts';
import { EmulatorError } from './emulator-error.ts';
import { VERSION } from './emulator-services.ts';
import { LAMBDA_RUNTIMES, type LambdaRuntime } from './lambda-runtime.ts';
import { networkWarning } from './network-warning.ts';
import { platformNotice } from './platform-notice.ts';

const DEFAULT_PORT = 4566;
const HIGHEST_PORT = 65_535;
/** Signals by which a person or a parent ends us. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Options {
  readonly port: number;
  readonly nextFreePort: boolean;
  readonly host: string;
  readonly allowHost: readonly string[];
  readonly allowOrigin: readonly string[];
  readonly folder: string;
  readonly ephemeral: boolean;
  readonly region?: string;
  readonly enforceIam: boolean;
  readonly lambdaRuntime: LambdaRuntime;
  readonly modelServer?: ContainerAddress;
  readonly json: boolean;
}

const options = new Command('emulator')
  .description('The AWS services of the workflow, on this machine')
  .version(VERSION)
  .option('--port <port>', 'port to listen on, 0 for any that is free', port, DEFAULT_PORT)
  .option('--next-free-port', 'take the next free port when that one is taken', false)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option(
    '--allow-host <name>',
    'a further host name to answer to, without a port; may be repeated',
    hostName,
    [],
  )
  .option(
    '--allow-origin <origin>',
    'the origin, such as http://localhost:3000, of a web page to answer; may be repeated',
    pageOrigin,
    [],
  )
  .option('--folder <folder>', 'where state is kept', '.emulator')
  .option('--ephemeral', 'keep nothing', false)
  .option('--region <region>', 'AWS region to play')
  .option('--enforce-iam', 'let roles do only what their policies allow', false)
  .addOption(
    new Option('--lambda-runtime <runtime>', "the runtime client of functions: our own or AWS's")
      .choices(LAMBDA_RUNTIMES)
      .default('own'),
  )
  .option(
    '--model-server <url>',
    'the container, such as http://127.0.0.1:8080, that answers for every endpoint; empty for none',
    serverAddress,
  )
  .option('--json', 'say that it is ready as a line of JSON', false)
  .parse()
  .opts<Options>();

// What the emulator and the processes that it starts write is its owner's alone, whatever the shell's umask is.
process.umask(0o077);
const ended = ending();
try {
  const emulator = await startEmulator({
    ...options,
    folder: options.ephemeral ? undefined : options.folder,
    allowHosts: options.allowHost,
    allowOrigins: options.allowOrigin,
    onFault: logFault,
  });
  tellReady(emulator);
  await ended;
  await emulator.close();
  process.exit(0);
} catch (error) {
  process.stderr.write(
    `${error instanceof EmulatorError ? `${error.message} ${error.hint}` : stackOf(error)}\n`,
  );
  process.exit(1);
}

/** Resolves when we are to end: by a signal, or because the parent that opened a channel is gone. */
function ending(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ENDINGS)
      process.on(signal, () => {
        // Whoever asks again does not want to wait.
        if (asked && signal === 'SIGINT') process.exit(130);
        asked = true;
        resolve();
      });
    process.once('disconnect', resolve);
  });
}

function tellReady({ url, port: bound }: RunningEmulator): void {
  for (const warning of [networkWarning(options.host), platformNotice(process.platform)])
    if (warning !== undefined) process.stderr.write(`${warning}\n`);
  if (options.port !== 0 && bound !== options.port)
    process.stderr.write(`Port ${options.port} is taken; the emulator takes ${bound}.\n`);
  process.send?.({ ready: { url } });
  if (options.json) process.stdout.write(`${JSON.stringify({ ready: { url, pid: process.pid } })}\n`);
  else process.stdout.write(welcome(url));
}

function welcome(url: string): string {
  const kept = options.ephemeral ? 'Nothing is kept.' : `State is kept in ${options.folder}.`;
  return [
    `The emulator is ready at ${url}. ${kept} Ctrl-C ends it.`,
    '',
    ...shellExports(clientEnvironment({ url, region: options.region })).map((line) => `  ${line}`),
    '',
    `${OLD_CLI} ${url}.`,
    'For Python, notebooks and a role of their own: npx nx env emulator (docs/python.md).',
    '',
    '',
  ].join('\n');
}

function logFault(error: unknown, request?: EmulatorRequest): void {
  const where = request ? `request ${request.id} (${request.method} ${request.path})` : 'background work';
  process.stderr.write(`${new Date(systemClock.now()).toISOString()} Fault in ${where}: ${stackOf(error)}\n`);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

function serverAddress(text: string): ContainerAddress | undefined {
  // Where a variable stands for it, it has to be there.
  if (text === '') return undefined;
  const [, host = '', given = '80'] = /^http:\/\/([\w.-]+|\[[\da-f:]+\])(?::(\d+))?\/?$/i.exec(text) ?? [];
  if (host === '') throw new InvalidArgumentError('It must be http://HOST:PORT without a path.');
  return { host: host.replaceAll(/[[\]]/g, ''), port: port(given) };
}

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= HIGHEST_PORT) return value;
  throw new InvalidArgumentError(`It must be an integer from 0 to ${HIGHEST_PORT}.`);
}
