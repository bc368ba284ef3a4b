import { CHAIN, type ChainLambda, type ForEachLambda, forEachLambda } from '@scones/workflow';
import type { FunctionBundle } from './classifier-function.ts';

/** The chain's functions, ready for the stack. */
export type FunctionBundles = ForEachLambda<FunctionBundle>;

/** Bundles all at once. */
export async function bundleEach(
  bundle: (lambda: ChainLambda) => Promise<FunctionBundle>,
): Promise<FunctionBundles> {
  const bundles = new Map<ChainLambda, FunctionBundle>();
  await Promise.all(CHAIN.map(async ({ lambda }) => bundles.set(lambda, await bundle(lambda))));
  return forEachLambda((lambda) => bundles.get(lambda) as FunctionBundle);
}
