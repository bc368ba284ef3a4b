import {
  CommandError,
  describeFailure,
  EXIT_CODES,
  explainAwsFailure,
  listenForInterruption,
} from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { CommanderError } from 'commander';
import { type MainJobOptions, parseOptions } from './options.ts';

const options = readOptions();
// Imported late, so that a mistake on the command line is answered at once.
const { runMainJob } = await import('./main-job.ts');
const interruption = listenForInterruption(process, () => process.exit(EXIT_CODES.interrupted));
const { signal } = interruption;
try {
  await runMainJob(
    {
      clock: systemClock,
      signal,
      print: (line) => void process.stdout.write(`${line}\n`),
    },
    options,
  );
} catch (error) {
  process.stderr.write(`${describeFailure(explainAwsFailure(error))}\n`);
  process.exitCode = signal.aborted ? EXIT_CODES.interrupted : EXIT_CODES.failed;
} finally {
  interruption[Symbol.dispose]();
}

function readOptions(): MainJobOptions {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) process.exit(EXIT_CODES.done);
    if (!(error instanceof CommanderError || error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message.replace(/\.$/, '')}. See npm start -- --help.\n`);
    process.exit(EXIT_CODES.misused);
  }
}
