import { createHash } from 'node:crypto';
import { DatasetError } from './dataset-error.ts';

export interface Checksum {
  readonly algorithm: 'md5' | 'sha256';
  readonly digest: string;
}

/** The hexadecimal digest of everything that the stream gives. */
export async function checksumOf(
  stream: AsyncIterable<Uint8Array>,
  algorithm: Checksum['algorithm'],
): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

/** Throws `WRONG_CHECKSUM` when the bytes are not the expected ones; `what` names them in the message. */
export async function verifyChecksum(
  stream: AsyncIterable<Uint8Array>,
  expected: Checksum,
  what: string,
): Promise<void> {
  const found = await checksumOf(stream, expected.algorithm);
  if (found === expected.digest.toLowerCase()) return;
  throw new DatasetError(
    'WRONG_CHECKSUM',
    `${what} has ${expected.algorithm} ${found}, not ${expected.digest}`,
    'Delete the file and download it again; if that does not help, the publisher has changed it.',
  );
}
