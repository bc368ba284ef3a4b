import { z } from 'zod';
import type { ChecksumAlgorithm } from './checksums.ts';
import { localBody, type UploadBody } from './upload-body.ts';

const isUpload = (value: unknown): value is UploadBody =>
  typeof value === 'object' && value !== null && 'claims' in value && 'chunks' in value;
const isSource = (value: unknown): value is Parameters<typeof localBody>[0] =>
  typeof value === 'string' ||
  value instanceof Uint8Array ||
  (typeof value === 'object' && value !== null && Symbol.asyncIterator in value);

/** `Body`: from the wire, or given by another service of the emulator. */
export const bodyInput = z
  .custom<UploadBody | Parameters<typeof localBody>[0]>((value) => isUpload(value) || isSource(value))
  .default('')
  .transform((value) => (isUpload(value) ? value : localBody(value)));

/** The body, whose checksum is of that kind; a request names the kind in a header of its own. */
export function withAlgorithm(body: UploadBody, algorithm: ChecksumAlgorithm | undefined): UploadBody {
  return algorithm ? { ...body, claims: { ...body.claims, algorithm } } : body;
}
