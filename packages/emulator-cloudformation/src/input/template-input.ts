import { AwsError } from '@scones/emulator-core';
import { z } from 'zod';
import type { CloudFormationContext } from '../context.ts';
import { checkBodyLength } from './constraints.ts';
import { errors } from '../errors.ts';
import type { Actor } from '../stack/stack-target.ts';

export const templateInput = {
  TemplateBody: z.string().optional(),
  TemplateURL: z.string().optional(),
};

interface TemplateSource {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
}

/** The template's text, from the request, or from S3 as far as the caller may read it. */
export async function readTemplate(
  { readObject }: CloudFormationContext,
  { TemplateBody, TemplateURL }: TemplateSource,
  caller: Actor,
): Promise<string | undefined> {
  if (TemplateBody !== undefined && TemplateURL !== undefined) throw errors.ValidationError.twoTemplates();
  if (TemplateBody !== undefined) checkBodyLength(TemplateBody);
  if (TemplateURL === undefined) return TemplateBody;
  const text = await readUploaded((bucket, key) => readObject(bucket, key, caller), TemplateURL);
  if (Buffer.byteLength(text) > LONGEST_OBJECT)
    throw errors.ValidationError.templateTooLong({ limit: LONGEST_OBJECT });
  return text;
}

async function readUploaded(readObject: CloudFormationContext['readObject'], url: string): Promise<string> {
  const { bucket, key } = objectAddress(url);
  try {
    return await readObject(bucket, key);
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    throw errors.ValidationError.noObject({ reason: cause.message, url }, { cause });
  }
}

const LONGEST_OBJECT = 1_000_000;

/** In path style (`http://127.0.0.1:4566/bucket/key`) or virtual-hosted style (`https://bucket.s3.…/key`). */
function objectAddress(templateUrl: string): { bucket: string; key: string } {
  if (!URL.canParse(templateUrl)) throw errors.ValidationError.noUrl();
  const { hostname, pathname } = new URL(templateUrl);
  const hosted = /^(.+)\.s3[.-]/.exec(hostname)?.[1];
  const path = decodeURIComponent(pathname.slice(1));
  if (hosted !== undefined) return { bucket: hosted, key: path };
  const slash = path.indexOf('/');
  if (slash < 1) throw errors.ValidationError.noObjectUrl({ url: templateUrl });
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}
