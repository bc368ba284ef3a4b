import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { bundledProgram } from './bundle/bundled-program.ts';
import { forgetEnvironment } from './forget-environment.ts';
import { tooFewOpenFiles } from './open-files.ts';
import type { runEmulator as run } from './run-emulator.ts';

// The files of the emulator and of the processes that it starts are their owner's alone, whatever the shell's umask is.
process.umask(0o077);
// What is imported below has more files than a process with so few may open.
const lack = tooFewOpenFiles();
if (lack !== undefined) {
  process.stderr.write(`${lack}\n`);
  process.exit(1);
}
forgetEnvironment();
// Most of a start is compiling. What is imported from here on is kept for the next one.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/emulator'));
const bundle = bundledProgram();
// A fault tells its place in the sources.
if (bundle !== undefined) process.setSourceMapsEnabled(true);
// By its URL: this file is bundled by itself, and must not take the sources with it.
const program = bundle ?? new URL('run-emulator.ts', import.meta.url).href;
const { runEmulator } = (await import(program)) as { readonly runEmulator: typeof run };
process.exit(await runEmulator());
