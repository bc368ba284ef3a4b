import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AwsError } from '@scones/emulator-core';
import type { ObjectPort } from '../ports/object-port.ts';
import { parseS3Uri } from '../input/s3-uri.ts';
import { untarFolder } from '../archive/untar-folder.ts';

/** Lays a model's artefact out under `root/model`, as a serving container finds it. Rejects with an endpoint's FailureReason. */
export async function fetchModel(
  objects: ObjectPort,
  modelDataUrl: string | undefined,
  root: string,
  signal: AbortSignal,
): Promise<void> {
  const folder = join(root, 'model');
  await mkdir(folder, { recursive: true });
  if (modelDataUrl === undefined) return;
  const { bucket, key } = parseS3Uri(modelDataUrl);
  try {
    await untarFolder(await objects.read(bucket, key), folder, { signal });
  } catch (cause) {
    const { code, message } = cause as AwsError;
    const why =
      code === 'AccessDenied'
        ? 'Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the model.'
        : `It must be a gzip-compressed tar archive: ${message}`;
    throw new Error(
      `Failed to download model data for container "primary" from URL: "${modelDataUrl}". ${why}`,
      { cause },
    );
  }
}
