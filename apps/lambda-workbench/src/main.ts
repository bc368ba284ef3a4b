#!/usr/bin/env node
import { runCommandLine, runInProcess } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { commandLine } from './command-line.ts';

/** Where `npx nx serve emulator` listens, and compose publishes it. */
const EMULATOR_URL = `http://127.0.0.1:${process.env['EMULATOR_PORT'] || '4566'}`;

const services = {
  clock: systemClock,
  stdin: process.stdin,
  endpointUrl: process.env['AWS_ENDPOINT_URL'] || EMULATOR_URL,
};
await runInProcess(process, (terminal) => runCommandLine(commandLine(services), terminal));
