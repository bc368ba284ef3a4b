import { z } from 'zod';
import type { ConfigurationKind } from './bucket-configurations.ts';
import { errors } from '../errors.ts';
import { bucketInput } from '../request-members.ts';
import { operation, type S3Operation } from '../s3-operation.ts';

/** The Get, Put and Delete of each kind of document that a bucket keeps. They differ only in the kind. */
export function getConfiguration(kind: ConfigurationKind): S3Operation {
  const { subresource, member, isPayload, root, initial, missing, inHeader } = kind;
  return operation<object>()(
    {
      route: `GET bucket?${subresource}`,
      reply: { document: root, ...(isPayload && { content: member }), headers: replyHeaders(inHeader) },
    },
    bucketInput,
    ({ buckets }, { Bucket }) => {
      const { configurations } = buckets.get(Bucket);
      const document = Object.hasOwn(configurations, subresource) ? configurations[subresource] : initial;
      if (document === null || document === undefined) throw (missing ?? errors.NoSuchBucket)(Bucket);
      return isPayload ? { [member]: document } : document;
    },
  );
}

function replyHeaders(inHeader: ConfigurationKind['inHeader']): Record<string, string> {
  return inHeader ? { [inHeader.member]: inHeader.header } : {};
}

export function putConfiguration({
  subresource,
  member,
  root,
  schema = z.never(),
  headers = {},
  inHeader,
  putStatus,
}: ConfigurationKind): S3Operation {
  return operation<object>()(
    {
      route: `PUT bucket?${subresource}`,
      headers: { ...headers, ...(inHeader && { [inHeader.header]: inHeader.member }) },
      body: { document: root, member },
      reply: { status: putStatus ?? 200, headers: replyHeaders(inHeader) },
    },
    z.object({
      ...bucketInput.shape,
      [member]: schema,
      ...(inHeader && { [inHeader.member]: inHeader.schema }),
    }),
    ({ buckets }, input) => {
      const bucket = buckets.get(input.Bucket);
      const members = input as Record<string, unknown>;
      const beside = inHeader ? { [inHeader.member]: members[inHeader.member] } : {};
      const document = members[member];
      const kept = inHeader ? { ...(document as object), ...beside } : document;
      buckets.put({ ...bucket, configurations: { ...bucket.configurations, [subresource]: kept } });
      return beside;
    },
  );
}

export function deleteConfiguration({ subresource, resets }: ConfigurationKind): S3Operation {
  return operation<object>()(
    { route: `DELETE bucket?${subresource}`, reply: { status: 204 } },
    bucketInput,
    ({ buckets }, { Bucket }) => {
      const bucket = buckets.get(Bucket);
      const { [subresource]: _, ...others } = bucket.configurations;
      buckets.put({ ...bucket, configurations: resets ? others : { ...others, [subresource]: null } });
      return {};
    },
  );
}
