import { systemClock } from '@scones/deterministic';
import { describeFailure, EXIT_CODES, listenForInterruption, runCommandLine } from '@scones/command-line';
import { type AppContext, readAppContext } from './app-context.ts';
import { askerAt } from './ask.ts';
import { createClients } from './clients.ts';
import { commandLine } from './command-line.ts';
import { isThisMachine } from './find-place.ts';
import { runCdk } from './run-cdk.ts';

// A reader such as `head` may leave before the end.
process.stdout.once('error', () => process.exit(EXIT_CODES.failed));
using interruption = listenForInterruption(process, () => process.exit(EXIT_CODES.interrupted));
using clients = createClients();
const { rest, ...app } = contextOf(process.argv.slice(2));
const ask = askerAt({
  stdin: process.stdin,
  stderr: process.stderr,
  clock: systemClock,
  signal: interruption.signal,
});
const services = { ...clients, app, clock: systemClock, runCdk, ask, isFree: isThisMachine };
process.exitCode = await runCommandLine(commandLine(services), {
  values: rest,
  signal: interruption.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});

function contextOf(values: readonly string[]): AppContext & { readonly rest: readonly string[] } {
  try {
    return readAppContext(values);
  } catch (error) {
    process.stderr.write(`infra: ${describeFailure(error)}\n`);
    process.exit(EXIT_CODES.misused);
  }
}
