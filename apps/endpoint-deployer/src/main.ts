#!/usr/bin/env node
import { runCommandLine, runInProcess } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { stackSource } from '@scones/stack';
import { createClients } from './clients.ts';
import { commandLine } from './command-line.ts';

using clients = createClients();
const services = { ...clients, stack: stackSource(clients.cloudFormation), clock: systemClock };
await runInProcess(process, (terminal) => runCommandLine(commandLine(services), terminal));
