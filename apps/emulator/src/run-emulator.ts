import { runInProcess, runProgram } from '@scones/command-line';
import { VERSION } from './own-pages.ts';
import { emulatorProgram } from './program.ts';

/** Runs the emulator's command in this process, and answers the exit code. */
export async function runEmulator(): Promise<number> {
  return await runInProcess(
    process,
    (terminal) => runProgram({ name: 'emulator', version: VERSION, command: emulatorProgram }, terminal),
    { atHangup: true },
  );
}
