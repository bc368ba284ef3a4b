import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { checkBodyLength } from './constraints.ts';
import { errors } from '../errors.ts';

export const templateInput = {
  TemplateBody: z.string().optional(),
  TemplateURL: z.string().optional(),
};

/** The template's text, from the request or from S3. */
export async function readTemplate(
  { readObject }: CloudFormationContext,
  {
    TemplateBody,
    TemplateURL,
  }: { readonly TemplateBody?: string | undefined; readonly TemplateURL?: string | undefined },
): Promise<string | undefined> {
  if (TemplateBody !== undefined && TemplateURL !== undefined)
    throw errors.ValidationError('Specify exactly one of Template Body and Template URL.');
  if (TemplateBody !== undefined) checkBodyLength(TemplateBody);
  if (TemplateURL === undefined) return TemplateBody;
  const address = objectAddress(TemplateURL);
  try {
    const text = await readObject(address.bucket, address.key);
    if (Buffer.byteLength(text) > LONGEST_OBJECT)
      throw errors.ValidationError(`Template may not exceed ${LONGEST_OBJECT} bytes in size.`);
    return text;
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    if (cause.code === 'ValidationError') throw cause;
    throw errors.ValidationError(`S3 error: ${cause.message} (${TemplateURL})`, { cause });
  }
}

const LONGEST_OBJECT = 1_000_000;

/** In path style (`http://127.0.0.1:4566/bucket/key`) or virtual-hosted style (`https://bucket.s3.…/key`). */
function objectAddress(templateUrl: string): { bucket: string; key: string } {
  if (!URL.canParse(templateUrl)) throw errors.ValidationError('TemplateURL must be a supported URL.');
  const { hostname, pathname } = new URL(templateUrl);
  const hosted = /^(.+)\.s3[.-]/.exec(hostname)?.[1];
  const path = decodeURIComponent(pathname.slice(1));
  if (hosted !== undefined) return { bucket: hosted, key: path };
  const slash = path.indexOf('/');
  if (slash < 1) throw errors.ValidationError(`TemplateURL must reference a valid S3 object: ${templateUrl}`);
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}
