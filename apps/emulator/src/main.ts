import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// The files of the emulator and of the processes that it starts are their owner's alone, whatever the shell's umask is.
process.umask(0o077);
// Most of a start is compiling. What is imported from here on is kept for the next one.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/emulator'));
const { runEmulator } = await import('./run-emulator.ts');
process.exit(await runEmulator());
