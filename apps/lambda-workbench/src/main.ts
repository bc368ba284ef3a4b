#!/usr/bin/env node
import { systemClock } from '@scones/deterministic';
import { EXIT_CODES, listenForInterruption, runCommandLine } from '@scones/command-line';
import { commandLine } from './command-line.ts';

/** Where `npx nx serve emulator` listens, and compose publishes it. */
const EMULATOR_URL = `http://127.0.0.1:${process.env['EMULATOR_PORT'] || '4566'}`;

// A reader such as `head` may leave before the end.
process.stdout.once('error', () => process.exit(EXIT_CODES.failed));
using interruption = listenForInterruption(process, () => process.exit(EXIT_CODES.interrupted));
const services = {
  clock: systemClock,
  stdin: process.stdin,
  endpointUrl: process.env['AWS_ENDPOINT_URL'] || EMULATOR_URL,
};
process.exitCode = await runCommandLine(commandLine(services), {
  values: process.argv.slice(2),
  signal: interruption.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});
