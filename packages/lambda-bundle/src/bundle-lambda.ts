import { build } from 'esbuild';
import { type BundleOptions, esbuildOptions } from './esbuild-options.ts';
import { type LambdaBundle, lambdaBundle } from './lambda-bundle.ts';
import { readLambdaSettings } from './lambda-settings.ts';

/**
 * Bundles `src/handler.ts` of a Lambda's package, with everything that it imports, to one ES module. Rejects when a
 * source doesn't compile, with `BundleTooLarge` or with `LambdaSettingsMalformed`.
 */
export async function bundleLambda(
  packageFolder: string,
  how: BundleOptions = { purpose: 'deploy' },
): Promise<LambdaBundle> {
  const { budgetKilobytes } = await readLambdaSettings(packageFolder);
  const built = await build(esbuildOptions(packageFolder, how));
  return lambdaBundle({ packageFolder, purpose: how.purpose, budgetKilobytes, built });
}
