import type { Identity } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

/** The canonical user that the account's buckets and objects belong to. */
export function ownerOf(identity: Identity): { ID: string; DisplayName: string } {
  return { ID: identity.account.padStart(64, '0'), DisplayName: 'emulator' };
}

/** Buckets have no access control lists nowadays, so that only the lists that change nothing are taken. */
export const aclInput = z
  .string()
  .optional()
  .transform((acl) => {
    if (acl !== undefined && acl !== 'private' && acl !== 'bucket-owner-full-control')
      throw errors.AccessControlListNotSupported();
    return acl;
  });
