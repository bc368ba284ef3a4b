import { createHash } from 'node:crypto';
import type { Random } from '@scones/deterministic';
import type { Identity } from '@scones/emulator-core';
import { z } from 'zod';

const NAME = /^[\w+=,.@-]+$/;

export const roleName = z.string().regex(NAME, 'Member must satisfy [\\w+=,.@-]+').max(64);
export const userName = z.string().regex(NAME, 'Member must satisfy [\\w+=,.@-]+').max(64);
export const accessKeyId = z.string().regex(/^\w+$/).min(16).max(128);
export const policyName = z.string().regex(NAME, 'Member must satisfy [\\w+=,.@-]+').max(128);
export const policyArn = z.string().min(20).max(2048);
/** `/` or `/a/b/`. */
export const path = z
  .string()
  .regex(
    /^(\/|\/[!-~]+\/)$/,
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  )
  .max(512);

export const pageMembers = { Marker: z.string().optional(), MaxItems: z.int().min(1).max(1000).optional() };

/** AWS does not distinguish names by their case: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export function isTaken(name: string, named: readonly { readonly name: string }[]): boolean {
  return named.some((other) => other.name.toLowerCase() === name.toLowerCase());
}

/** IAM's ARNs have no region. */
export function iamArn(
  { account }: Identity,
  kind: 'role' | 'user' | 'policy' | 'instance-profile',
  at: string,
  name: string,
): string {
  return `arn:aws:iam::${account}:${kind}${at}${name}`;
}

type IdPrefix = 'AIDA' | 'AIPA' | 'AKIA' | 'ANPA' | 'AROA' | 'ASIA';

/** An id as IAM makes them: a prefix that tells the kind, then capitals and digits. */
export function uniqueId(prefix: IdPrefix, random: Random): string {
  return digestId(prefix, random.uuid());
}

const ACCESS_KEYS: readonly IdPrefix[] = ['AKIA', 'ASIA'];

/** The same text always has the same id. */
export function digestId(prefix: IdPrefix, text: string): string {
  const digest = createHash('sha256').update(text).digest('hex').toUpperCase();
  return `${prefix}${digest.slice(0, ACCESS_KEYS.includes(prefix) ? 16 : 17)}`;
}
