import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@scones/deterministic';
import { descendantsOf } from '../watched/descendants.ts';
import type { WatchedEmulator } from '../watched/watched-emulator.ts';

/** What the emulator holds of the machine. */
export interface Footprint {
  readonly usedBytes: number;
  readonly stateBytes: number;
  /** Each is told by name, so that what is left over can be told. */
  readonly processes: readonly string[];
  readonly threads: readonly string[];
  readonly descriptors: readonly string[];
  readonly timers: readonly string[];
  readonly temporaryFiles: readonly string[];
}

export interface Places {
  readonly state: string;
  readonly temporary: string;
}

async function footprintOf(emulator: WatchedEmulator, places: Places): Promise<Footprint> {
  const processes = await descendantsOf(emulator.pid);
  return {
    usedBytes: await emulator.usedBytes(),
    stateBytes: await bytesBelow(places.state),
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

async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return found?.isFile() ? found.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A process or file that ended while the list was read. */
function gone(): string {
  return '';
}

/** The counts of a footprint: those that must come back to where they were. */
export const COUNTED = ['processes', 'threads', 'descriptors', 'timers', 'temporaryFiles'] as const;

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
