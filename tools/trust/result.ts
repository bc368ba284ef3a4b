import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@scones/deterministic';
import { z } from 'zod';
import type { TrialOptions } from './trial.ts';
import { TRIALS } from './trials.ts';

const FOLDER = join(import.meta.dirname, '../../.cache/trust');

const row = z.object({ name: z.string(), tried: z.number(), held: z.number(), note: z.string().optional() });

const result = z.object({
  name: z.string(),
  about: z.string(),
  seed: z.number(),
  isShort: z.boolean(),
  day: z.iso.date(),
  seconds: z.number(),
  machine: z.string(),
  rows: z.array(row),
});

/** What a command found, where and when. */
export type Result = z.infer<typeof result>;

export async function runTrial(name: string, options: TrialOptions): Promise<Result> {
  const load = TRIALS[name];
  if (!load) throw new Error(`There is no command ${name}. These are: ${Object.keys(TRIALS).join(', ')}.`);
  const { trial } = await load();
  const start = systemClock.now();
  const rows = await trial.run(options);
  return {
    name,
    about: trial.about,
    seed: options.seed,
    isShort: options.isShort,
    day: new Date(start).toISOString().slice(0, 10),
    seconds: Math.round((systemClock.now() - start) / 1000),
    machine: describeMachine(),
    rows: [...rows],
  };
}

/** Keeps the result for the document, in place of an earlier one. */
export async function keepResult(kept: Result): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(fileOf(kept.name), JSON.stringify(kept, undefined, 2));
}

/** The kept result of a command; nothing where it was never run. */
export async function keptResult(name: string): Promise<Result | undefined> {
  try {
    return result.parse(JSON.parse(await readFile(fileOf(name), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function fileOf(name: string): string {
  return join(FOLDER, `${name}.json`);
}

function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} × ${model}, ${gigabytes} GB, ${platform()}, Node ${process.versions.node}`;
}
