#!/usr/bin/env node
import { askerAt, runCommandLine, runInProcess } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { stackSource } from '@scones/stack';
import { createClients } from './clients.ts';
import { commandLine } from './command-line.ts';
import { cacheFolder } from './stage/cache-folder.ts';

using clients = createClients();
const stack = stackSource(clients.cloudFormation);
const services = { ...clients, stack, clock: systemClock, cacheFolder: cacheFolder(process.env) };
await runInProcess(process, (terminal) => {
  const { stdin, stderr } = process;
  const ask = askerAt({ stdin, stderr, clock: systemClock, signal: terminal.signal });
  return runCommandLine(commandLine({ ...services, ask }), terminal);
});
