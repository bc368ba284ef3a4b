import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import {
  clientEnvironment,
  type CommandTerminal,
  defineProgram,
  describeStack,
  OLD_CLI,
  shellExports,
} from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import type { EmulatorRequest } from '@scones/emulator-core';
import { type RunningEmulator, startEmulator } from './emulator.ts';
import { networkWarning } from './network-warning.ts';
import { type CommandOptions, emulatorOptionsSchema } from './options.ts';
import { platformNotice } from './platform-notice.ts';

export const emulatorProgram = defineProgram({
  summary: 'The AWS services of the workflow, on this machine',
  options: emulatorOptionsSchema,
  run: async (terminal, options) => {
    const { signal } = terminal;
    const { region, ...given } = options;
    const emulator = await startEmulator({
      ...given,
      ...(region !== undefined && { region }),
      folder: options.ephemeral ? undefined : options.folder,
      allowHosts: options.allowHost,
      allowOrigins: options.allowOrigin,
      onNotice: (text) => terminal.progress({ text: `${new Date(systemClock.now()).toISOString()} ${text}` }),
      onFault: (error, request) => terminal.progress({ text: describeFault(error, request) }),
    });
    printReady(terminal, options, emulator);
    // Now, since whoever ends it by force leaves no time for it.
    flushCompileCache();
    if (!signal.aborted) await once(signal, 'abort');
    await emulator.close();
  },
});

function printReady(
  { print, progress }: CommandTerminal,
  options: CommandOptions,
  { url, consoleUrl, credentials, port: bound }: RunningEmulator,
): void {
  for (const text of [networkWarning(options.host), platformNotice(process.platform)])
    if (text !== undefined) progress({ text });
  if (options.port !== 0 && bound !== options.port)
    progress({ text: `Port ${options.port} is taken; the emulator takes ${bound}.` });
  process.send?.({ ready: { url, consoleUrl, credentials } });
  const ready = { url, consoleUrl, credentials, pid: process.pid };
  if (options.json) return print(JSON.stringify({ ready }));
  print(`See it in a browser at ${consoleUrl}`);
  print(welcome(clientEnvironment({ url, region: options.region, credentials }), options));
}

function welcome(
  environment: ReturnType<typeof clientEnvironment>,
  { ephemeral, folder, enforceIam }: CommandOptions,
): string {
  const { AWS_ENDPOINT_URL: url } = environment;
  const kept = ephemeral ? 'Nothing is kept.' : `State is kept in ${folder}.`;
  return [
    `The emulator is ready at ${url}. ${kept} Ctrl-C ends it.`,
    ...(enforceIam ? ["It takes signed requests alone. These are its root's own keys:"] : []),
    '',
    ...shellExports(environment).map((line) => `  ${line}`),
    '',
    `${OLD_CLI} ${url}.`,
    'For Python, notebooks and a role of their own: npx nx env emulator (docs/python.md).',
    '',
  ].join('\n');
}

function describeFault(error: unknown, request?: EmulatorRequest): string {
  const where = request ? `request ${request.id} (${request.method} ${request.path})` : 'background work';
  return `${new Date(systemClock.now()).toISOString()} Fault in ${where}: ${describeStack(error)}`;
}
