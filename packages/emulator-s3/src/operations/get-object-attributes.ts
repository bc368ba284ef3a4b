import type { GetObjectAttributesCommandOutput } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { type Checksum, checksumMembers, CHECKSUMS } from '../bodies/checksums.ts';
import { errors } from '../errors.ts';
import { pageSize, partNumberMarker, VERSION_QUERY, versionInput } from '../request-members.ts';
import { partSizes, partsCount } from '../objects/object-output.ts';
import type { StoredObject } from '../objects/object-table.ts';
import { operation } from '../s3-operation.ts';

const ATTRIBUTES = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

const attributeList = z.union([z.array(z.string()), z.string()]).transform((given) => {
  const names = [given].flat().flatMap((text) => text.split(',').map((name) => name.trim()));
  const known = ATTRIBUTES.filter((name) => names.includes(name));
  if (known.length < new Set(names).size)
    throw errors.InvalidArgument.attributes({ argument: 'x-amz-object-attributes', value: names.join(',') });
  return known;
});

const attributesInput = versionInput.extend({
  ObjectAttributes: attributeList,
  MaxParts: pageSize('max-parts'),
  PartNumberMarker: partNumberMarker,
});
type Output = Omit<GetObjectAttributesCommandOutput, '$metadata'>;

export const getObjectAttributes = operation<GetObjectAttributesCommandOutput>()(
  {
    route: 'GET object?attributes',
    query: VERSION_QUERY,
    headers: {
      'x-amz-object-attributes': 'ObjectAttributes',
      'x-amz-max-parts': 'MaxParts',
      'x-amz-part-number-marker': 'PartNumberMarker',
    },
    reply: { document: 'GetObjectAttributesResponse', headers: { LastModified: 'last-modified' } },
  },
  attributesInput,
  ({ buckets, objects }, input) => {
    buckets.get(input.Bucket);
    const object = objects.get(input.Bucket, input.Key);
    const wanted = new Set<Attribute>(input.ObjectAttributes);
    const { Checksum, StorageClass } = object.attributes;
    return {
      LastModified: new Date(object.modified),
      ...(wanted.has('ETag') && { ETag: object.etag }),
      ...(wanted.has('Checksum') && Checksum && { Checksum: attributesOfChecksum(Checksum) }),
      ...(wanted.has('ObjectParts') && { ObjectParts: partsOf(object, input) }),
      ...(wanted.has('StorageClass') && {
        StorageClass: (StorageClass as Output['StorageClass']) ?? 'STANDARD',
      }),
      ...(wanted.has('ObjectSize') && { ObjectSize: object.size }),
    };
  },
);

/** Without the number of parts, which is shown elsewhere. */
function attributesOfChecksum(checksum: Checksum): Output['Checksum'] {
  return checksumMembers({ ...checksum, value: checksum.value.replace(/-\d+$/, '') });
}

/** The number of parts, and the parts where each has a checksum. S3's name for the number differs from the SDK's. */
function partsOf(
  object: StoredObject,
  { MaxParts, PartNumberMarker }: z.output<typeof attributesInput>,
): Output['ObjectParts'] {
  const PartsCount = partsCount(object);
  const { PartChecksums, Checksum } = object.attributes;
  if (PartsCount === undefined) return undefined;
  if (!PartChecksums || !Checksum) return { PartsCount } as Output['ObjectParts'];
  const { member } = CHECKSUMS[Checksum.algorithm];
  const all = partSizes(object).map((Size, index) => ({
    PartNumber: index + 1,
    Size,
    [member]: PartChecksums[index],
  }));
  const rest = all.slice(PartNumberMarker);
  const page = rest.slice(0, MaxParts);
  return {
    PartsCount,
    PartNumberMarker: String(PartNumberMarker),
    NextPartNumberMarker: String(page.at(-1)?.PartNumber ?? 0),
    MaxParts,
    IsTruncated: rest.length > page.length,
    Part: page,
  } as Output['ObjectParts'];
}
