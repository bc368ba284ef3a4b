import { runInProcess, runProgram } from '@scones/command-line';
import { bundleCommand } from './bundle-command.ts';

await runInProcess(process, (terminal) =>
  runProgram({ name: 'lambda-bundle', command: bundleCommand }, terminal),
);
