import { Readable } from 'node:stream';
import { runCommandLine } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { commandLine } from '../command-line.ts';
import type { TrialServices } from '../trial.ts';

interface WorkbenchRun {
  readonly services?: Partial<TrialServices>;
  readonly signal?: AbortSignal;
  /** The text that a person would see, as it comes. */
  readonly onStderr?: (text: string) => void;
}

/** For tests: the command line and its output. */
export async function runWorkbench(values: readonly string[], run: WorkbenchRun = {}) {
  const written = { stdout: '', stderr: '' };
  const services = {
    clock: systemClock,
    stdin: Readable.from([]),
    endpointUrl: 'http://127.0.0.1:4566',
    ...run.services,
  };
  const exitCode = await runCommandLine(commandLine(services), {
    values,
    signal: run.signal ?? new AbortController().signal,
    stdout: { write: (text) => (written.stdout += text) },
    stderr: {
      write(text) {
        written.stderr += text;
        run.onStderr?.(text);
      },
    },
  });
  return { exitCode, ...written };
}
