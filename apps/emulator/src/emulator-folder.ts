import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Store } from '@scones/emulator-core';
import { EmulatorError } from './emulator-error.ts';
import { makePrivate } from './private-folder.ts';

const SQLITE_BUSY = 5;
const STATE_FILE = 'state.sqlite';

/** Where the emulator's state lies, and the way to let go of it. */
export interface EmulatorFolder {
  readonly path: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** Opens the folder, or one that is removed again when none is given. */
export async function openFolder(folder: string | undefined): Promise<EmulatorFolder> {
  if (folder === undefined) {
    const path = await mkdtemp(join(tmpdir(), 'emulator-'));
    // On disk too: in memory, a long run's logs and executions would be most of the process.
    const store = await openStore(path);
    return {
      path,
      store,
      async close() {
        store.close();
        await rm(path, { recursive: true, force: true });
      },
    };
  }
  const path = resolve(folder);
  const store = await openStore(path);
  return { path, store, close: async () => store.close() };
}

async function openStore(path: string): Promise<Store> {
  try {
    await makePrivate(path, STATE_FILE);
    return new Store(join(path, STATE_FILE));
  } catch (error) {
    const { message, cause } = error as Error;
    if ((cause as { errcode?: number } | undefined)?.errcode === SQLITE_BUSY)
      throw new EmulatorError(
        'FOLDER_IN_USE',
        `The folder ${path} is in use by another emulator.`,
        'Give another with --folder, keep nothing with --ephemeral, or end the other emulator.',
        { cause: error },
      );
    throw new EmulatorError(
      'FOLDER_UNUSABLE',
      `The emulator can't keep its state in ${path}: ${message}`,
      'Give a folder that can be written with --folder, or keep nothing with --ephemeral.',
      { cause: error },
    );
  }
}
