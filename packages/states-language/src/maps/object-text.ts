import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { JsonObject } from '../json.ts';
import { StatesError } from '../states-error.ts';
import { type CallS3, textMember } from './call-s3.ts';

const unzip = promisify(gunzip);
/** A JavaScript string of more would be refused by the engine. */
const LARGEST_TEXT = 400_000_000;

/** The text of an object, which may be compressed with gzip, as an inventory's files are. */
export async function readObjectText(call: CallS3, parameters: JsonObject): Promise<string> {
  const { body, output } = await call('getObject', parameters);
  if (body?.[0] !== 0x1f || body[1] !== 0x8b) return textMember(output, 'Body') ?? '';
  try {
    const text = await unzip(body, { maxOutputLength: LARGEST_TEXT });
    return text.toString();
  } catch (cause) {
    throw new StatesError(
      'States.ItemReaderFailed',
      `Cannot decompress ${textMember(parameters, 'Bucket')}/${textMember(parameters, 'Key')}: ${(cause as Error).message}`,
      { cause },
    );
  }
}
