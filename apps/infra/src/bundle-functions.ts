import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleLambda, readLambdaSettings } from '@scones/lambda-bundle';
import type { FunctionBundle } from './classifier-function.ts';
import type { FunctionBundles } from './classifier-functions.ts';

const PACKAGES = fileURLToPath(new URL('../../../packages/', import.meta.url));

/** Bundles the three Lambdas into folders of their own under the empty `folder`; equal sources give equal assets. */
export async function bundleFunctions(folder: string): Promise<FunctionBundles> {
  const [serialize, infer, filter] = await Promise.all(
    ['lambda-serialize-image-data', 'lambda-infer-serialized-image-data', 'lambda-filter-results'].map(
      (name) => bundle(name, join(folder, name)),
    ),
  );
  return { serialize, infer, filter } as FunctionBundles;
}

async function bundle(packageName: string, folder: string): Promise<FunctionBundle> {
  const packageFolder = join(PACKAGES, packageName);
  const { memoryMegabytes, timeoutSeconds } = await readLambdaSettings(packageFolder);
  const { files } = await bundleLambda(packageFolder);
  await mkdir(folder);
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
  return { code: Code.fromAsset(folder), memoryMegabytes, timeoutSeconds };
}
