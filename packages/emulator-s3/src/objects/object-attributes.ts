import { z } from 'zod';
import { errors } from '../errors.ts';

/** The headers of an upload that are stored and given back with the object. */
export const OBJECT_HEADERS = {
  'content-type': 'ContentType',
  'content-encoding': 'ContentEncoding',
  'content-disposition': 'ContentDisposition',
  'content-language': 'ContentLanguage',
  'cache-control': 'CacheControl',
  expires: 'Expires',
  'x-amz-storage-class': 'StorageClass',
  'x-amz-website-redirect-location': 'WebsiteRedirectLocation',
} as const;

export type ObjectAttributes = Partial<
  Record<(typeof OBJECT_HEADERS)[keyof typeof OBJECT_HEADERS], string>
> & {
  readonly Metadata?: Readonly<Record<string, string>>;
};

const STORAGE_CLASSES: readonly string[] = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'GLACIER_IR',
  'DEEP_ARCHIVE',
];
const LARGEST_METADATA = 2048;

export const attributesInput = z.object({
  ContentType: z.string().optional(),
  ContentEncoding: z.string().transform(withoutAwsChunked).optional(),
  ContentDisposition: z.string().optional(),
  ContentLanguage: z.string().optional(),
  CacheControl: z.string().optional(),
  Expires: z.union([z.string(), z.date().transform((date) => date.toUTCString())]).optional(),
  StorageClass: z
    .string()
    .optional()
    .transform((name) => {
      if (name !== undefined && !STORAGE_CLASSES.includes(name)) throw errors.InvalidStorageClass(name);
      return name;
    }),
  WebsiteRedirectLocation: z.string().optional(),
  Metadata: z.record(z.string(), z.string()).optional(),
});

const MEMBERS = Object.values(OBJECT_HEADERS);

/** The attributes among an operation's input, and nothing else of it. */
export function attributesOf(input: z.output<typeof attributesInput>): ObjectAttributes {
  const attributes: Record<string, unknown> = {};
  for (const member of MEMBERS) if (input[member]) attributes[member] = input[member];
  if (input.Metadata) attributes['Metadata'] = checkMetadata(input.Metadata);
  return attributes;
}

function checkMetadata(metadata: Record<string, string>): Record<string, string> {
  let size = 0;
  for (const name in metadata) size += Buffer.byteLength(name) + Buffer.byteLength(metadata[name] ?? '');
  if (size > LARGEST_METADATA) throw errors.MetadataTooLarge(size);
  return metadata;
}

/** `aws-chunked` describes the transfer, not the object. */
function withoutAwsChunked(encoding: string): string | undefined {
  const kept = encoding.split(',').filter((part) => part.trim() !== 'aws-chunked');
  return kept.length === 0 ? undefined : kept.join(',').trim();
}
