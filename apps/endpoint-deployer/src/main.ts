#!/usr/bin/env node
import { systemClock } from '@scones/deterministic';
import { EXIT_CODES, listenForInterruption, runCommandLine } from '@scones/command-line';
import { DEFAULT_STACK_NAME, stackOutputs } from '@scones/stack-outputs';
import { createClients } from './clients.ts';
import { commandLine } from './command-line.ts';

// A reader such as `head` may leave before the end.
process.stdout.once('error', () => process.exit(EXIT_CODES.failed));
using interruption = listenForInterruption(process, () => process.exit(EXIT_CODES.interrupted));
using clients = createClients();
const stack = {
  stackName: DEFAULT_STACK_NAME,
  region: () => clients.cloudFormation.config.region(),
  read: (name: string, signal: AbortSignal) => stackOutputs(clients.cloudFormation, name, signal),
};
process.exitCode = await runCommandLine(commandLine({ ...clients, stack, clock: systemClock }), {
  values: process.argv.slice(2),
  signal: interruption.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});
