import type { Row, Trial, TrialOptions } from '../trial.ts';
import { type Account, startAccount } from './account.ts';
import { ENDPOINT_COMMANDS } from './endpoint-commands.ts';
import type { StoppedCommand } from './point.ts';
import { CommandPlace, type CommandRun, type Interruption } from './run-command.ts';
import { STACK_COMMANDS } from './stack-commands.ts';
import { type Moment, StoppingProxy } from './stopping-proxy.ts';
import { TRAINING_COMMANDS } from './training-commands.ts';

const COMMANDS = [...TRAINING_COMMANDS, ...ENDPOINT_COMMANDS, ...STACK_COMMANDS];

export const trial: Trial = {
  about: `Stops each command of the pipeline, of the endpoint and of the stack at every call that it makes (the first three where it makes
the same call again and again), by \`kill -9\` and by Ctrl-C,
before the emulator has the call and after it has carried it out, and runs the command again. The second run has to finish:
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

type Kind = Omit<Interruption, 'call'>;

const MOMENTS: readonly Moment[] = ['before', 'after'];
const KINDS: readonly Kind[] = (['SIGKILL', 'SIGINT'] as const).flatMap((signal) =>
  MOMENTS.map((moment) => ({ signal, moment })),
);

/** A call that is made again and again, such as a look at what goes on, is stopped so many times. */
const OF_A_KIND = 3;
const OF_A_KIND_IN_SHORT = 1;

async function stopEverywhere(
  account: Account,
  command: StoppedCommand,
  { isShort, onProgress }: TrialOptions,
): Promise<Row> {
  await using proxy = await StoppingProxy.start(account.url);
  const { operations, problems } = await stopOnce(account, command, { proxy });
  const calls = chosenCalls(operations, isShort ? OF_A_KIND_IN_SHORT : OF_A_KIND);
  const counts = { tried: 1, held: Number(problems.length === 0) };
  if (problems.length > 0) onProgress(`${command.name}, not stopped: ${problems.join('; ')}`);
  for (const kind of isShort ? KINDS.slice(1, 2) : KINDS)
    for (const call of calls) {
      const found = await stopOnce(account, command, { proxy, interruption: { ...kind, call } });
      if (!found.wasStopped) continue;
      counts.tried++;
      if (found.problems.length === 0) counts.held++;
      const end = found.problems.length === 0 ? 'finished' : found.problems.join('; ');
      onProgress(
        `${command.name}, ${kind.signal} ${kind.moment} call ${call}, ${operations[call - 1]}: ${end}`,
      );
    }
  return { name: command.name, ...counts, note: `${operations.length} calls when nothing stops it` };
}

/** Counted from 1. */
function chosenCalls(operations: readonly string[], ofAKind: number): number[] {
  const seen = new Map<string, number>();
  return operations.flatMap((operation, index) => {
    const times = (seen.get(operation) ?? 0) + 1;
    seen.set(operation, times);
    return times <= ofAKind ? [index + 1] : [];
  });
}

interface Stopping {
  readonly proxy: StoppingProxy;
  /** Without one, the command runs once. */
  readonly interruption?: Interruption;
}

let points = 0;

/** One stop, and the run after it. */
async function stopOnce(account: Account, command: StoppedCommand, { proxy, interruption }: Stopping) {
  const point = await command.prepare(account, `point-${++points}`);
  await using place = await CommandPlace.make();
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
  problems.push(...(await point.finished(runs.map(({ output }) => output))));
  const files = await place.leftFiles();
  if (files.length > 0) problems.push(`left files: ${files.join()}`);
  await point.cleanUp?.();
  return { wasStopped: stopped.wasStopped, operations, problems };
}

function failure(what: string, { exitCode, output }: CommandRun): string[] {
  return exitCode === 0 ? [] : [`${what} ended with ${exitCode}: ${output.slice(-OUTPUT_SHOWN)}`];
}

const INTERRUPTED = 130;
const OUTPUT_SHOWN = 400;
