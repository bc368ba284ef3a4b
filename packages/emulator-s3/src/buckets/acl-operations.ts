import { z } from 'zod';
import { errors } from '../errors.ts';
import { bucketInput, VERSION_QUERY, versionInput } from '../request-members.ts';
import { aclInput, ownerOf } from './owner.ts';
import type { S3Context } from '../context.ts';
import { operation, type S3Operation } from '../s3-operation.ts';

type Level = 'bucket' | 'object';
interface Place {
  readonly Bucket: string;
  readonly Key?: string;
}

const place = (level: Level) => (level === 'bucket' ? bucketInput : versionInput);
const query = (level: Level) => (level === 'bucket' ? {} : VERSION_QUERY);

/** The owner has full control, and nobody else has any: there are no other lists. */
export function getAcl(level: Level): S3Operation {
  return operation<object>()(
    { route: `GET ${level}?acl`, query: query(level), reply: { document: 'AccessControlPolicy' } },
    place(level),
    (context, input) => {
      find(context, input);
      const Owner = ownerOf(context.identity);
      const Grants = [{ Grantee: { ...Owner, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }];
      return { Owner, Grants };
    },
  );
}

const accessControlPolicy = z.object({
  Owner: z.unknown(),
  Grants: z
    .array(z.object({ Grantee: z.object({ ID: z.string().optional() }), Permission: z.string() }))
    .default([]),
});

/** Accepts a list that changes nothing, as a bucket does whose owner owns its objects. */
export function putAcl(level: Level): S3Operation {
  return operation<object>()(
    {
      route: `PUT ${level}?acl`,
      query: query(level),
      headers: { 'x-amz-acl': 'ACL' },
      body: { document: 'AccessControlPolicy', member: 'AccessControlPolicy' },
    },
    place(level).extend({ ACL: aclInput, AccessControlPolicy: accessControlPolicy.optional() }),
    (context, input) => {
      find(context, input);
      const { ACL, AccessControlPolicy } = input;
      if (ACL === undefined && !AccessControlPolicy) throw errors.MissingSecurityHeader('x-amz-acl');
      const owner = ownerOf(context.identity).ID;
      const isOwners = AccessControlPolicy?.Grants.every(
        ({ Grantee, Permission }) => Grantee.ID === owner && Permission === 'FULL_CONTROL',
      );
      if (isOwners === false) throw errors.AccessControlListNotSupported();
      return {};
    },
  );
}

function find({ buckets, objects }: S3Context, { Bucket, Key }: Place): void {
  buckets.get(Bucket);
  if (Key !== undefined) objects.get(Bucket, Key);
}
