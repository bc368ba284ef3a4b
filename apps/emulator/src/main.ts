import { runInProcess, runProgram } from '@scones/command-line';
import { VERSION } from './own-pages.ts';
import { emulatorProgram } from './program.ts';

// What the emulator and the processes that it starts write is its owner's alone, whatever the shell's umask is.
process.umask(0o077);
const code = await runInProcess(
  process,
  (terminal) => runProgram({ name: 'emulator', version: VERSION, command: emulatorProgram }, terminal),
  { atHangup: true },
);
process.exit(code);
