#!/usr/bin/env node
import { systemClock } from '@scones/deterministic';
import { EXIT_CODES, listenForInterruption, runCommandLine } from '@scones/command-line';
import { stackSource } from '@scones/stack';
import { createClients } from './clients.ts';
import { commandLine } from './command-line.ts';

// A reader such as `head` may leave before the end.
process.stdout.once('error', () => process.exit(EXIT_CODES.failed));
using interruption = listenForInterruption(process, () => process.exit(EXIT_CODES.interrupted));
using clients = createClients();
const stack = stackSource(clients.cloudFormation);
process.exitCode = await runCommandLine(commandLine({ ...clients, stack, clock: systemClock }), {
  values: process.argv.slice(2),
  signal: interruption.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});
