import { z } from 'zod';
import type { StoredCode } from './code-store.ts';
import { errors } from '../errors.ts';
import { type LambdaContext, releaseCode } from '../context.ts';

/** The members that say where the code is. */
export const codeSource = {
  /** Base64 on the wire, bytes from within the process. */
  ZipFile: z
    .union([z.base64().transform((text) => Buffer.from(text, 'base64')), z.instanceof(Uint8Array)])
    .optional(),
  S3Bucket: z.string().optional(),
  S3Key: z.string().optional(),
  S3ObjectVersion: z.string().optional(),
};

/** The same for a function, which AWS also makes of a container image. */
export const functionCode = {
  ...codeSource,
  ImageUri: z.undefined({ error: 'The emulator does not support functions of container images.' }).optional(),
};

interface CodeSource {
  readonly ZipFile?: Uint8Array | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
}

/** Stores code and passes it to `keep`, which changes all or nothing. The code is removed again unless a function or layer has kept it. */
export async function withStoredCode<Kept>(
  context: LambdaContext,
  source: CodeSource,
  keep: (code: StoredCode) => Kept,
): Promise<Kept> {
  const { ZipFile, S3Bucket, S3Key, S3ObjectVersion } = source;
  if (ZipFile && (S3Bucket ?? S3Key ?? S3ObjectVersion) !== undefined)
    throw errors.InvalidParameterValueException.codeTwice();
  let stored: StoredCode | undefined;
  try {
    return await context.code.put(ZipFile ?? (await fetchCode(context, source)), (code) => {
      stored = code;
      return context.transaction(() => keep(code));
    });
  } finally {
    if (stored) await releaseCode(context, stored.sha256);
  }
}

async function fetchCode(context: LambdaContext, source: CodeSource): Promise<Uint8Array> {
  const { S3Bucket, S3Key, S3ObjectVersion } = source;
  if (S3Bucket === undefined || S3Key === undefined) throw errors.InvalidParameterValueException.noCode();
  if (!context.objects) throw errors.InvalidParameterValueException.noS3();
  try {
    return await context.objects.read(S3Bucket, S3Key, S3ObjectVersion);
  } catch (cause) {
    const reason =
      cause instanceof Error ? `${cause.name}. S3 Error Message: ${cause.message}` : String(cause);
    throw errors.InvalidParameterValueException.codeInS3({ reason }, { cause });
  }
}
