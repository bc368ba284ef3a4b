import { runInProcess, runProgram } from '@scones/command-line';
import { mainJob } from './program.ts';

await runInProcess(process, (terminal) => runProgram({ name: 'npm start --', command: mainJob }, terminal));
