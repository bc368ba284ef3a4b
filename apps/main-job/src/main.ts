import { runInProcess, runProgram } from '@scones/command-line';
import { mainJob } from './program.ts';

await runInProcess(process, (terminal) =>
  // Its steps are its whole output.
  runProgram({ name: 'npm start --', command: mainJob(terminal.values), progressOn: 'stdout' }, terminal),
);
