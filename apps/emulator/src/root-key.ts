import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandom } from '@scones/deterministic';
import type { SigningCredentials } from '@scones/emulator-core';
import { newRootKey } from '@scones/emulator-iam';
import { z } from 'zod';
import { EmulatorError } from './emulator-error.ts';

const FILE = 'root-key.json';
const OWNER_ALONE = 0o600;

const keySchema = z.strictObject({
  accessKeyId: z.string().regex(/^AKIA[A-Z0-9]{16}$/),
  secretAccessKey: z.string().length(40),
});

/** The key of the account's root that the folder keeps; a folder without one gets one. */
export async function openRootKey(folder: string): Promise<SigningCredentials> {
  const kept = await readRootKey(folder);
  if (kept) return kept;
  const key = newRootKey(systemRandom);
  const text = `${JSON.stringify(key, null, 2)}\n`;
  await writeFile(join(folder, FILE), text, { mode: OWNER_ALONE, flag: 'wx' });
  return key;
}

/** Undefined where the folder has none, as that of an emulator that has never enforced IAM. */
export async function readRootKey(folder: string): Promise<SigningCredentials | undefined> {
  const path = join(folder, FILE);
  try {
    return parseKey(path, await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseKey(path: string, text: string): SigningCredentials {
  try {
    return keySchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new EmulatorError(
      'ROOT_KEY_UNREADABLE',
      `${path} does not hold an access key.`,
      'Delete the file: the emulator makes a new key.',
      { cause },
    );
  }
}
