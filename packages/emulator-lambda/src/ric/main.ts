import { env } from 'node:process';
import { runInProcess, runProgram } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { buildProgram } from './build-program.ts';
import { buildRic } from './build-ric.ts';

const command = buildProgram({ build: buildRic, environment: env, clock: systemClock });
await runInProcess(process, (terminal) => runProgram({ name: 'build-ric', command }, terminal));
