import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleLambda } from '@scones/lambda-bundle';
import type { ChainLambda } from '@scones/workflow';
import { packageFolderOf, readChainFunction } from './chain-function.ts';
import type { FunctionBundle } from './classifier-function.ts';
import { bundleEach, type FunctionBundles } from './function-bundles.ts';

/** Bundles the chain's Lambdas into folders of their own under the empty `folder`; equal sources give equal assets. */
export function bundleFunctions(folder: string): Promise<FunctionBundles> {
  return bundleEach((lambda) => bundle(lambda, join(folder, lambda)));
}

async function bundle(lambda: ChainLambda, folder: string): Promise<FunctionBundle> {
  const settings = await readChainFunction(lambda);
  const { files } = await bundleLambda(packageFolderOf(lambda));
  await mkdir(folder);
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
  return { settings, code: Code.fromAsset(folder) };
}
