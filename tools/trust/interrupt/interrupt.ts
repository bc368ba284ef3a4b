import type { Row, Trial, TrialOptions } from '../trial.ts';
import { type Account, startAccount } from './account.ts';
import { ENDPOINT_COMMANDS } from './endpoint-commands.ts';
import type { StoppedCommand } from './point.ts';
import { interruptionsOf } from './interruptions.ts';
import { CommandPlace, type CommandRun, type Interruption } from './run-command.ts';
import { STACK_COMMANDS } from './stack-commands.ts';
import { StoppingProxy } from './stopping-proxy.ts';
import { TRAINING_COMMANDS } from './training-commands.ts';

const COMMANDS = [...TRAINING_COMMANDS, ...ENDPOINT_COMMANDS, ...STACK_COMMANDS];

export const trial: Trial = {
  about: `Stops each command of the pipeline, of the endpoint and of the stack at every call that it makes (the first three where it makes
the same call again and again), by \`kill -9\` and by Ctrl-C,
before the emulator has the call and, where it changes something, after it has carried it out, and runs the command again. The second run has to finish:
nothing is made twice, nothing is left behind, no process and no temporary file. A Ctrl-C that ends a command has undone what it began.`,
  async run(options) {
    await using account = await startAccount();
    const rows: Row[] = [];
    for (const command of options.isShort ? ENDPOINT_COMMANDS.slice(0, 1) : COMMANDS)
      rows.push(await stopEverywhere(account, command, options));
    rows.push({ name: 'faults of the emulator', tried: account.faults.length, held: 0 });
    return rows;
  },
};

let points = 0;

/** So many commands run at a time. Each point has names, a proxy and temporary files of its own. */
const AT_A_TIME = 2;

async function stopEverywhere(
  account: Account,
  command: StoppedCommand,
  options: TrialOptions,
): Promise<Row> {
  const { operations, problems } = await stopOnce(account, command);
  if (problems.length > 0) options.onProgress(`${command.name}, not stopped: ${problems.join('; ')}`);
  const counts = { tried: 1, held: Number(problems.length === 0) };
  await forEach(interruptionsOf(operations, options), async (interruption) => {
    const found = await stopOnce(account, command, interruption);
    if (!found.wasStopped) return;
    counts.tried++;
    if (found.problems.length === 0) counts.held++;
    const { signal, moment, call } = interruption;
    const end = found.problems.length === 0 ? 'finished' : found.problems.join('; ');
    options.onProgress(`${command.name}, ${signal} ${moment} call ${call}, ${operations[call - 1]}: ${end}`);
  });
  return { name: command.name, ...counts, note: `${operations.length} calls when nothing stops it` };
}

async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

/** One stop, and the run after it. Without an interruption, the command runs once. */
async function stopOnce(account: Account, command: StoppedCommand, interruption?: Interruption) {
  await using proxy = await StoppingProxy.start(account.url);
  const point = await command.prepare(account, `point-${String(++points).padStart(4, '0')}`);
  await using place = await CommandPlace.make(point.environment);
  const line = [command.program, ...point.values] as const;
  const stopped = await place.run(proxy, line, interruption);
  const operations = [...proxy.calls];
  const problems: string[] = [];
  if (stopped.orphans > 0) problems.push(`${stopped.orphans} processes outlived it`);
  if (stopped.exitCode === INTERRUPTED) problems.push(...(await point.undone()));
  else if (interruption?.signal !== 'SIGKILL') problems.push(...failure('it', stopped));
  const runs = interruption ? [stopped, await place.run(proxy, line)] : [stopped];
  const last = runs.at(-1) as CommandRun;
  if (!point.isDone?.(last.output)) problems.push(...failure('run again, it', last));
  problems.push(...(await point.finished(runs.map(({ output }) => output)).catch(asProblem)));
  const files = await place.leftFiles();
  if (files.length > 0) problems.push(`left files: ${files.join()}`);
  await point.cleanUp?.();
  return { wasStopped: stopped.wasStopped, operations, problems };
}

/** What should be there can't be looked at. */
function asProblem(error: Error): string[] {
  return [`${error.name}: ${error.message}`];
}

function failure(what: string, { exitCode, output }: CommandRun): string[] {
  return exitCode === 0 ? [] : [`${what} ended with ${exitCode}: ${output.slice(-OUTPUT_SHOWN)}`];
}

const INTERRUPTED = 130;
const OUTPUT_SHOWN = 400;
