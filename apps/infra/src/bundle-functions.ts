import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleLambda } from '@scones/lambda-bundle';
import type { FunctionCode } from './classifier-functions.ts';

const PACKAGES = fileURLToPath(new URL('../../../packages/', import.meta.url));

/** Bundles the three Lambdas into folders of their own under the empty `folder`; equal sources give equal assets. */
export async function bundleFunctions(folder: string): Promise<FunctionCode> {
  const [serialize, infer, filter] = await Promise.all(
    ['lambda-serialize-image-data', 'lambda-infer-serialized-image-data', 'lambda-filter-results'].map(
      (name) => bundle(name, join(folder, name)),
    ),
  );
  return { serialize, infer, filter } as FunctionCode;
}

async function bundle(packageName: string, folder: string): Promise<Code> {
  const { files } = await bundleLambda(join(PACKAGES, packageName));
  await mkdir(folder);
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
  return Code.fromAsset(folder);
}
