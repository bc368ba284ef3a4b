import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectPort } from '../object-port.ts';
import { parseS3Uri } from '../s3-uri.ts';
import { untarFolder } from '../untar-folder.ts';

/** Lays a model's artefact out under `root/model`, as a serving container finds it. Rejects with an endpoint's FailureReason. */
export async function fetchModel(
  objects: ObjectPort,
  modelDataUrl: string | undefined,
  root: string,
): Promise<void> {
  const folder = join(root, 'model');
  await mkdir(folder, { recursive: true });
  if (modelDataUrl === undefined) return;
  const { bucket, key } = parseS3Uri(modelDataUrl);
  try {
    await untarFolder(await objects.read(bucket, key), folder);
  } catch (cause) {
    throw new Error(
      `Failed to download model data for container "primary" from URL: "${modelDataUrl}". ` +
        `It must be a gzip-compressed tar archive: ${(cause as Error).message}`,
      { cause },
    );
  }
}
