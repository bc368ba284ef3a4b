import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@scones/deterministic';
import { descendantsOf } from '../watched/descendants.ts';
import type { WatchedEmulator } from '../watched/watched-emulator.ts';

/** What the emulator holds of the machine. */
export interface Footprint {
  readonly usedBytes: number;
  /** Each is told by name, so that what is left over can be told. */
  readonly processes: readonly string[];
  readonly threads: readonly string[];
  readonly descriptors: readonly string[];
  readonly timers: readonly string[];
  readonly temporaryFiles: readonly string[];
  /** Those of objects, code, models and sandboxes. */
  readonly stateFiles: readonly string[];
}

export interface Places {
  readonly state: string;
  readonly temporary: string;
}

async function footprintOf(emulator: WatchedEmulator, places: Places): Promise<Footprint> {
  const processes = await descendantsOf(emulator.pid);
  return {
    usedBytes: await emulator.usedBytes(),
    stateFiles: await filesBelow(places.state),
    processes: await Promise.all(processes.map(commandOf)),
    threads: await readdir(`/proc/${emulator.pid}/task`),
    descriptors: await descriptorsOf(emulator.pid),
    timers: await emulator.activeResources(),
    temporaryFiles: (await readdir(places.temporary)).toSorted(),
  };
}

async function commandOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(gone)).replaceAll('\0', ' ').trim();
}

async function descriptorsOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder);
  return await Promise.all(names.map((name) => readlink(join(folder, name)).catch(gone)));
}

const WITH_FILES = ['objects', 'lambda/code', 'lambda/sandboxes', 'sagemaker'];

async function filesBelow(state: string): Promise<string[]> {
  const lists = await Promise.all(
    WITH_FILES.map((name) => readdir(join(state, name), { recursive: true }).catch((): string[] => [])),
  );
  return lists.flat();
}

/** A process or file that ended while the list was read. */
function gone(): string {
  return '';
}

/** The counts of a footprint: those that must come back to where they were. */
export const COUNTED = [
  'processes',
  'threads',
  'descriptors',
  'timers',
  'temporaryFiles',
  'stateFiles',
] as const;

const PATIENCE = 30_000;
const PAUSE = 500;

/** The footprint once nothing is more than it was before, or after half a minute. */
export async function settledFootprint(
  emulator: WatchedEmulator,
  places: Places,
  before?: Footprint,
): Promise<Footprint> {
  for (let waited = 0; ; waited += PAUSE) {
    const now = await footprintOf(emulator, places);
    const isSettled = before && COUNTED.every((name) => now[name].length <= before[name].length);
    if (isSettled || waited >= PATIENCE) return now;
    await systemClock.sleep(PAUSE);
  }
}
