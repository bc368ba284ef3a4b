import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '@scones/child-programs';
import { diskFault, isOfDamage, type SigningCredentials, Store } from '@scones/emulator-core';
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
    await checkWhole(path);
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
    throw folderFault(path, error as Error);
  }
}

/** Deleting the database alone would leave what belongs to it, which the emulator would take for left-overs. */
async function checkWhole(path: string): Promise<void> {
  const sizeOf = async (name: string) => (await stat(join(path, name)).catch(() => undefined))?.size ?? 0;
  if ((await sizeOf(STATE_FILE)) > 0) return;
  const isFull = async (folder: string) => (await readdir(join(path, folder)).catch(() => [])).length > 0;
  const left = [
    ...((await sizeOf(EXECUTIONS_FILE)) > 0 ? [EXECUTIONS_FILE] : []),
    ...((await isFull('objects')) ? ['objects'] : []),
    ...((await isFull('lambda/code')) ? ['lambda/code'] : []),
  ];
  if (left.length === 0) return;
  throw new EmulatorError(
    'FOLDER_DAMAGED',
    `The state in ${path} has lost its ${STATE_FILE}, though it has ${left.join(', ')}.`,
    DAMAGED_HINT,
  );
}

const EXECUTIONS_FILE = `${STATE_FILE}-executions`;
const DAMAGED_HINT = 'Restore the folder, or delete it to begin anew.';

/** Why an emulator can't start over a folder. */
export function folderFault(path: string, cause: Error): EmulatorError {
  if (cause instanceof EmulatorError) return cause;
  if (isOfDamage(cause))
    return new EmulatorError(
      'FOLDER_DAMAGED',
      `The state in ${path} is damaged: ${cause.message}.`,
      DAMAGED_HINT,
      { cause },
    );
  return new EmulatorError(
    'FOLDER_UNUSABLE',
    `The emulator can't keep its state in ${path}: ${cause.message}`,
    'Give a folder that can be written with --folder, or keep nothing with --ephemeral.',
    { cause },
  );
}

/** Whether it is the folder that keeps an emulator from starting: what a service has there can't be read or written. */
export function isOfFolder(error: unknown): boolean {
  const { code, path } = error as NodeJS.ErrnoException;
  const isOfFile = path !== undefined && code?.startsWith('E') === true;
  return isOfDamage(error) || diskFault(error) !== undefined || isOfFile || code === 'ERR_SQLITE_ERROR';
}
