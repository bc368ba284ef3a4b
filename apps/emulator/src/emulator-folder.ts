import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '@scones/child-programs';
import { type SigningCredentials, Store } from '@scones/emulator-core';
import { releaseReserve } from './disk-watch.ts';
import { EmulatorError } from './emulator-error.ts';
import { makePrivate } from './private-folder.ts';
import { openRootKey } from './root-key.ts';

const SQLITE_BUSY = 5;
const STATE_FILE = 'state.sqlite';

/** The folders for services' data that are not rows of the store. */
export interface ServiceFolders {
  readonly objects: string;
  readonly lambda: string;
  readonly sagemaker: string;
  /** A cache of compiled code, without any data of the account. */
  readonly compileCache: string;
}

/** The folder of the emulator's state, and how to release it. */
export interface EmulatorFolder {
  readonly path: string;
  readonly store: Store;
  readonly folders: ServiceFolders;
  /** The key of the account's root, which is made once. */
  rootKey(): Promise<SigningCredentials>;
  /** Deletes everything that any service has kept, and leaves the key. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the folder, or one that is removed again when none is given. */
export async function openFolder(folder: string | undefined): Promise<EmulatorFolder> {
  if (folder === undefined) {
    // It is on disk too: in memory, the logs and executions of a long run would be most of the process.
    const made = await temporaryFolder('emulator');
    try {
      const opened = await openAt(made.path);
      return {
        ...opened,
        async close() {
          await opened.close();
          await made.remove();
        },
      };
    } catch (error) {
      await made.remove();
      throw error;
    }
  }
  return await openAt(resolve(folder));
}

async function openAt(path: string): Promise<EmulatorFolder> {
  const store = await openStore(path);
  const folders = {
    objects: join(path, 'objects'),
    lambda: join(path, 'lambda'),
    sagemaker: join(path, 'sagemaker'),
    compileCache: join(path, 'compile-cache'),
  };
  return {
    path,
    store,
    folders,
    rootKey: () => openRootKey(path),
    async empty() {
      store.clear();
      for (const kept of [folders.objects, folders.lambda, folders.sagemaker])
        await rm(kept, { recursive: true, force: true });
    },
    close: async () => store.close(),
  };
}

async function openStore(path: string): Promise<Store> {
  try {
    await makePrivate(path, STATE_FILE);
    releaseReserve(path);
    return new Store(join(path, STATE_FILE));
  } catch (error) {
    const { cause } = error as Error;
    if ((cause as { errcode?: number } | undefined)?.errcode === SQLITE_BUSY)
      throw new EmulatorError(
        'FOLDER_IN_USE',
        `The folder ${path} is in use by another emulator.`,
        'Give another with --folder, keep nothing with --ephemeral, or end the other emulator.',
        { cause: error },
      );
    throw folderUnusable(path, error as Error);
  }
}

export function folderUnusable(path: string, cause: Error): EmulatorError {
  return new EmulatorError(
    'FOLDER_UNUSABLE',
    `The emulator can't keep its state in ${path}: ${cause.message}`,
    'Give a folder that can be written with --folder, or keep nothing with --ephemeral.',
    { cause },
  );
}
