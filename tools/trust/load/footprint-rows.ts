import type { Row } from '../trial.ts';
import { COUNTED, type Footprint } from './footprint.ts';

const WORDS = {
  processes: 'processes',
  threads: 'threads',
  descriptors: 'sockets and open files',
  timers: 'timers and whatever else keeps the event loop',
  temporaryFiles: 'temporary files',
  stateFiles: 'files of objects, code, models and sandboxes',
};
/** The last thousand requests with their inputs, for the console, and the machines that were used last. */
const KEPT_BYTES = 24 * 2 ** 20;

/** A row for each kind of thing that must not be more than it was before. */
export function rowsOfFootprint(
  before: Footprint,
  after: Footprint,
  onProgress: (line: string) => void,
): Row[] {
  const counted = COUNTED.map((kind) => {
    for (const name of addedTo(before[kind], after[kind])) onProgress(`more ${WORDS[kind]}: ${name}`);
    const note = `${before[kind].length}, then ${after[kind].length}`;
    const held = Number(after[kind].length <= before[kind].length);
    return { name: `no more ${WORDS[kind]} than before`, tried: 1, held, note };
  });
  const memory = {
    name: 'no more memory in use than before, but for caches that have an end',
    tried: 1,
    held: Number(after.usedBytes < before.usedBytes + KEPT_BYTES),
    note: `${megabytes(before.usedBytes)} MB, then ${megabytes(after.usedBytes)} MB`,
  };
  return [...counted, memory];
}

function addedTo(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
