import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where `npx nx bundle emulator` leaves the whole program as one file, which starts in half the time of its sources. */
export const BUNDLE_FOLDER = join(import.meta.dirname, '../../dist');
/** The program beside it that starts it, or the sources where they have changed since. */
export const START_FILE = 'main.mjs';
const NOTES_FILE = 'bundle.json';

/** A file that the bundle was made of: its bytes, and when it was changed last, in milliseconds since the epoch. */
type Input = readonly [file: string, bytes: number, modified: number];

interface Notes {
  /** The bundle's name, another one each time: an emulator that starts meanwhile finds the one of before. */
  readonly program: string;
  readonly inputs: readonly Input[];
}

/** The bundle's URL. Undefined where there is none, and where a file that it was made of has changed since. */
export function bundledProgram(folder = BUNDLE_FOLDER): string | undefined {
  // Node's `--watch` starts the program anew when one of its sources changes, and would not see them.
  if (process.env['WATCH_REPORT_DEPENDENCIES'] !== undefined) return undefined;
  const notes = readNotes(join(folder, NOTES_FILE));
  return notes?.inputs.every(isUnchanged) ? pathToFileURL(join(folder, notes.program)).href : undefined;
}

/** Notes the files that a bundle was made of, from which on it counts. Throws where one has changed since it was begun. */
export function noteBundle(folder: string, program: string, files: readonly string[], begun: number): void {
  const inputs = files.map((file): Input => {
    const { size, mtimeMs } = statSync(file);
    if (mtimeMs >= begun) throw new Error(`${file} has changed while it was bundled. Bundle it again.`);
    return [file, size, mtimeMs];
  });
  const notes: Notes = { program, inputs };
  const file = join(folder, NOTES_FILE);
  writeFileSync(`${file}-${process.pid}`, JSON.stringify(notes));
  renameSync(`${file}-${process.pid}`, file);
}

function readNotes(file: string): Notes | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Notes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isUnchanged([file, bytes, modified]: Input): boolean {
  const now = statSync(file, { throwIfNoEntry: false });
  return now?.size === bytes && now.mtimeMs === modified;
}
