import { hash } from 'node:crypto';
import type { Random } from '@scones/deterministic';
import type { SigningCredentials } from '@scones/emulator-core';
import { uniqueId } from './names.ts';

const SECRET_CHARACTERS = 40;

/** A secret that nobody can guess, as long as AWS's. */
export function newSecret(random: Random): string {
  return hash('sha256', random.uuid() + random.uuid(), 'base64').slice(0, SECRET_CHARACTERS);
}

/** A key of the account's root. */
export function newRootKey(random: Random): SigningCredentials {
  return { accessKeyId: uniqueId('AKIA', random), secretAccessKey: newSecret(random) };
}
