import { runInProcess, runProgram } from '@scones/command-line';
import { VERSION } from './own-pages.ts';
import { emulatorProgram } from './program.ts';

// The files of the emulator and of the processes that it starts are their owner's alone, whatever the shell's umask is.
process.umask(0o077);
const code = await runInProcess(
  process,
  (terminal) => runProgram({ name: 'emulator', version: VERSION, command: emulatorProgram }, terminal),
  { atHangup: true },
);
process.exit(code);
