import { hash } from 'node:crypto';
import type { Random } from '@scones/deterministic';
import type { SigningCredentials } from '@scones/emulator-core';
import type { IamContext } from './context.ts';
import { errors } from './errors.ts';
import { uniqueId } from './names.ts';
import type { AccessKey, User } from './records.ts';

const SECRET_CHARACTERS = 40;

/** A secret that nobody can guess, as long as AWS's. */
export function newSecret(random: Random): string {
  return hash('sha256', random.uuid() + random.uuid(), 'base64').slice(0, SECRET_CHARACTERS);
}

/** A key of the account's root. */
export function newRootKey(random: Random): SigningCredentials {
  return { accessKeyId: uniqueId('AKIA', random), secretAccessKey: newSecret(random) };
}

/** A key of that user, which must be there. */
export function foundAccessKey({ records }: IamContext, { name }: User, id: string): AccessKey {
  const key = records.accessKeys.get(id);
  if (key?.userName !== name) throw errors.NoSuchEntity.accessKey({ id });
  return key;
}
