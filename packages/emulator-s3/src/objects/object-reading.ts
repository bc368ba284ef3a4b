import { z } from 'zod';
import { checksumMembers } from '../bodies/checksums.ts';
import { checkRead, READ_CONDITION_HEADERS, readConditions } from './conditions.ts';
import { partNumber, VERSION_QUERY, versionInput } from '../request-members.ts';
import { errors } from '../errors.ts';
import { expirationOf } from '../buckets/expiration.ts';
import { describeObject, partsCount, selectBytes } from './object-output.ts';
import type { StoredObject } from './object-table.ts';
import type { S3Context } from '../context.ts';
import type { Wire } from '../s3-operation.ts';
import { STATUS_MEMBER } from '../wire/render-output.ts';

/** The wire form of GET and HEAD of an object. */
export const READ_WIRE = {
  query: {
    ...VERSION_QUERY,
    partNumber: 'PartNumber',
    'response-cache-control': 'ResponseCacheControl',
    'response-content-disposition': 'ResponseContentDisposition',
    'response-content-encoding': 'ResponseContentEncoding',
    'response-content-language': 'ResponseContentLanguage',
    'response-content-type': 'ResponseContentType',
    'response-expires': 'ResponseExpires',
  },
  headers: { ...READ_CONDITION_HEADERS, range: 'Range', 'x-amz-checksum-mode': 'ChecksumMode' },
  metadata: true,
} as const satisfies Omit<Wire, 'route'>;

export const readInput = z.object({
  ...versionInput.shape,
  ...readConditions.shape,
  ChecksumMode: z.string().optional(),
  PartNumber: partNumber.optional(),
  Range: z.string().optional(),
  ResponseCacheControl: z.string().optional(),
  ResponseContentDisposition: z.string().optional(),
  ResponseContentEncoding: z.string().optional(),
  ResponseContentLanguage: z.string().optional(),
  ResponseContentType: z.string().optional(),
  ResponseExpires: z.string().optional(),
});

/** The reply's headers that the request asks for, instead of the object's own. */
function overrides(input: z.output<typeof readInput>): object {
  const wanted: Record<string, unknown> = {};
  for (const member in input) {
    if (!member.startsWith('Response')) continue;
    const value = input[member as keyof typeof input];
    if (typeof value === 'string') wanted[member.slice('Response'.length)] = headerValue(member, value);
  }
  return wanted;
}

/** A part is shown with its own checksum. */
function partChecksum(
  { attributes: { Checksum, PartChecksums } }: StoredObject,
  { PartNumber, ChecksumMode }: z.output<typeof readInput>,
): Record<string, string> {
  const value = PartNumber === undefined ? undefined : PartChecksums?.[PartNumber - 1];
  if (value === undefined || ChecksumMode === undefined || !Checksum) return {};
  return checksumMembers({ ...Checksum, value });
}

function headerValue(member: string, value: string): string {
  if (/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value)) return value;
  const name = Object.entries(READ_WIRE.query).find(([, other]) => other === member)?.[0] ?? member;
  throw errors.InvalidArgument.responseHeader({ argument: name, value });
}

/** The object to read, the range of its bytes, and all of the reply except the bytes. */
export function findToRead({ buckets, objects, clock }: S3Context, input: z.output<typeof readInput>) {
  const bucket = buckets.get(input.Bucket);
  const object = objects.get(input.Bucket, input.Key);
  checkRead(input, object, clock.now());
  const range = selectBytes(object, input.Range, input.PartNumber);
  const parts = input.PartNumber === undefined ? undefined : partsCount(object);
  const reply = {
    ...describeObject(object, range, input.ChecksumMode?.toUpperCase() === 'ENABLED'),
    ...overrides(input),
    ...partChecksum(object, input),
    ...expirationOf(bucket, object),
    ...(parts !== undefined && { PartsCount: parts }),
    ...(range && { [STATUS_MEMBER]: 206 }),
  };
  return { object, range, reply };
}
