#!/usr/bin/env node
import { askerAt, runCommandLine, runInProcess } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { stackSource } from '@scones/stack';
import { createClients } from './clients.ts';
import { commandLine } from './command-line.ts';

using clients = createClients();
const services = { ...clients, stack: stackSource(clients.cloudFormation), clock: systemClock };
await runInProcess(process, (terminal) => {
  const { stdin, stderr } = process;
  const ask = askerAt({ stdin, stderr, clock: systemClock, signal: terminal.signal });
  return runCommandLine(commandLine({ ...services, ask }), terminal);
});
