import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CommandError } from '@scones/command-line';
import { type Summary, summarySchema } from '@scones/model-monitor';
import { z } from 'zod';
import { LATEST } from './latest-run.ts';
import { RUN_FILE, type RunRecord, runRecordSchema, SUMMARY_FILE } from './run-record.ts';

export interface Run {
  /** The folder's name. */
  readonly name: string;
  readonly record: RunRecord;
  readonly summary: Summary;
}

/** A folder that should be a run, and why it can't be read. */
interface SkippedFolder {
  readonly name: string;
  readonly reason: string;
}

export interface FoundRuns {
  /** By time, the oldest first. */
  readonly runs: readonly Run[];
  readonly skipped: readonly SkippedFolder[];
}

/** The runs in a folder. A broken one is named with the reason; what has no file of a run is something else's. */
export async function readRuns(folder: string): Promise<FoundRuns> {
  const names = (await listFolder(folder)).filter(
    (name) => name !== LATEST && !name.startsWith('.') && isRun(folder, name),
  );
  const found = await Promise.all(names.sort().map((name) => readRun(folder, name)));
  const runs = found.flatMap((each) => ('record' in each ? [each] : []));
  return {
    runs: runs.sort((a, b) => (a.record.startedAt < b.record.startedAt ? -1 : 1)),
    skipped: found.flatMap((each) => ('reason' in each ? [each] : [])),
  };
}

/** `npm test` keeps its own reports beside the runs. */
function isRun(folder: string, name: string): boolean {
  return [RUN_FILE, SUMMARY_FILE].some((file) => existsSync(join(folder, name, file)));
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new CommandError(
      'NO_RUNS',
      `There are no runs in ${folder}: ${(cause as Error).message}`,
      'Make one (npm start -- --exit), or name the folder of the runs with --folder.',
      { cause },
    );
  }
}

async function readRun(folder: string, name: string): Promise<Run | SkippedFolder> {
  const place = join(folder, name);
  try {
    const record = runRecordSchema.parse(JSON.parse(await readFile(join(place, RUN_FILE), 'utf8')));
    const summary = summarySchema.parse(JSON.parse(await readFile(join(place, SUMMARY_FILE), 'utf8')));
    return { name, record, summary };
  } catch (error) {
    return { name, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return `its files are not those of a run: ${z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ')}`;
  const { code, path, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' && path !== undefined ? `it has no ${basename(path)}` : message;
}
