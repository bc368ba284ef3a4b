import type { Identity } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { unsupported } from '../unsupported.ts';

/** The canonical user that the account's buckets and objects belong to. */
export function ownerOf(identity: Identity): { ID: string } {
  return { ID: identity.account.padStart(64, '0') };
}

/** The initiator of an upload has a name, which owners no longer have. */
export function initiatorOf(identity: Identity): { ID: string; DisplayName: string } {
  return { ...ownerOf(identity), DisplayName: 'emulator' };
}

/** New buckets have no access control lists, so that only lists that change nothing are accepted. */
export const aclInput = z
  .string()
  .optional()
  .transform((acl) => {
    if (acl !== undefined && !CANNED_LISTS.includes(acl))
      throw errors.InvalidArgument.acl({ argument: 'x-amz-acl', value: acl });
    if (acl !== undefined && acl !== 'private' && acl !== 'bucket-owner-full-control')
      throw errors.AccessControlListNotSupported();
    return acl;
  });

const CANNED_LISTS: readonly string[] = [
  'private',
  'public-read',
  'public-read-write',
  'authenticated-read',
  'aws-exec-read',
  'bucket-owner-read',
  'bucket-owner-full-control',
  'log-delivery-write',
];

const OWNERSHIPS: readonly string[] = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'];

/** The ownership in the header of a new bucket. Only the one that needs no lists is supported. */
export const ownershipHeader = z
  .string()
  .optional()
  .transform((ownership) => {
    if (ownership !== undefined && !OWNERSHIPS.includes(ownership))
      throw errors.InvalidArgument.ownership({ argument: 'x-amz-object-ownership', value: ownership });
    return checkOwnership(ownership);
  });

export function checkOwnership<Ownership extends string | undefined>(ownership: Ownership): Ownership {
  if (ownership !== undefined && ownership !== 'BucketOwnerEnforced')
    throw unsupported(
      'Feature',
      `object ownership ${ownership}`,
      'there are no access control lists; use BucketOwnerEnforced and a policy.',
    );
  return ownership;
}
