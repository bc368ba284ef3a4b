#!/usr/bin/env node
import { SFNClient } from '@aws-sdk/client-sfn';
import { runInProcess, runProgram } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { viewCommand } from './view-command.ts';

const stepFunctions = new SFNClient();
const command = viewCommand({ stepFunctions, clock: systemClock });
await runInProcess(process, (terminal) => runProgram({ name: 'execution-viewer', command }, terminal));
stepFunctions.destroy();
