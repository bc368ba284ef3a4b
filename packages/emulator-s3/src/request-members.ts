import { z } from 'zod';
import { errors } from './errors.ts';

/** Members that nearly every operation has. */
export const bucketInput = z.object({ Bucket: z.string() });
export const objectInput = z.object({ Bucket: z.string(), Key: z.string().min(1) });
/** Nothing is versioned here, so that `null` is the only version that an object has. */
const versionId = z
  .string()
  .optional()
  .transform((id) => {
    checkVersion(id);
    return id;
  });

export function checkVersion(id: string | undefined): void {
  if (id !== undefined && id !== 'null')
    throw errors.InvalidArgument.versionId({ argument: 'versionId', value: id });
}

/** An object, or the only version of it. */
export const versionInput = objectInput.extend({ VersionId: versionId });
export const VERSION_QUERY = { versionId: 'VersionId' } as const;
export const uploadInput = objectInput.extend({ UploadId: z.string() });
export const partNumber = z.union([z.number(), z.string()]).transform((given) => {
  const number = wholeNumber(given);
  if (number === undefined || number < 1 || number > 10_000)
    throw errors.InvalidArgument.partNumber({ argument: 'partNumber', value: String(given) });
  return number;
});

/** A listing has only one optional attribute, for objects that are being restored, of which there are none here. */
export const OPTIONAL_ATTRIBUTES = {
  'x-amz-optional-object-attributes': 'OptionalObjectAttributes',
} as const;

/** The size of a page as the query parameter of that name gives it; S3 gives no more than 1,000 at once. */
export function pageSize(parameter: string) {
  return z
    .union([z.number(), z.string()])
    .default(LARGEST_PAGE)
    .transform((given) => Math.min(checkedSize(parameter, given), LARGEST_PAGE));
}

const LARGEST_PAGE = 1000;
const LARGEST_INTEGER = 2 ** 31 - 1;

function checkedSize(parameter: string, given: string | number): number {
  if (given === '') return LARGEST_PAGE;
  const size = wholeNumber(given);
  const argument = parameter === 'max-keys' ? 'maxKeys' : parameter;
  if (size === undefined)
    throw errors.InvalidArgument.noInteger({ argument: parameter, value: String(given) });
  if (size < 0 || size > LARGEST_INTEGER)
    throw errors.InvalidArgument.outOfRange({ argument, value: String(given), largest: LARGEST_INTEGER });
  return size;
}

function wholeNumber(given: string | number): number | undefined {
  return /^-?\d{1,15}$/.test(String(given)) ? Number(given) : undefined;
}

export const partNumberMarker = z
  .union([z.number(), z.string()])
  .default(0)
  .transform((given) => {
    const marker = Number(given);
    if (!Number.isInteger(marker) || marker < 0 || marker > LARGEST_INTEGER)
      throw errors.InvalidArgument.outOfRange({
        argument: 'part-number-marker',
        value: String(given),
        largest: LARGEST_INTEGER,
      });
    return marker;
  });

export const encodingType = z
  .string()
  .optional()
  .transform((type) => {
    if (type !== undefined && type !== 'url')
      throw errors.InvalidArgument.encodingType({ argument: 'encoding-type', value: type });
    return type;
  });
