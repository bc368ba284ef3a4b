import type { Clock } from '@scones/deterministic';
import { type BuildContext, context as buildContext } from 'esbuild';
import { type BundlePurpose, esbuildOptions } from './esbuild-options.ts';
import { type LambdaBundle, lambdaBundle } from './lambda-bundle.ts';
import { readLambdaSettings } from './lambda-settings.ts';
import { type SourceChange, SourceWatch } from './source-watch.ts';

/** A bundle, or why there is none; `change` is absent the first time. */
export type WatchedBundle = { readonly change?: SourceChange } & (
  { readonly bundle: LambdaBundle } | { readonly failure: Error }
);

interface WatchOptions {
  readonly clock: Clock;
  /** Ends the watching: the generator then throws its reason. */
  readonly signal: AbortSignal;
}

/** A Lambda's bundle, and a new one whenever a source of it is saved; what is saved meanwhile comes next. */
export async function* watchLambda(
  packageFolder: string,
  { clock, signal }: WatchOptions,
): AsyncGenerator<WatchedBundle, never> {
  const purpose = 'try';
  const { budgetKilobytes } = await readLambdaSettings(packageFolder);
  using sources = new SourceWatch(clock);
  const context = await buildContext({
    ...esbuildOptions(packageFolder, { purpose }),
    plugins: [sources.plugin],
  });
  try {
    const rebuild = () => attempt(context, { packageFolder, purpose, budgetKilobytes });
    yield await rebuild();
    for (;;) {
      const change = await sources.take(signal);
      yield { change, ...(await rebuild()) };
    }
  } finally {
    await context.dispose();
  }
}

type WatchedContext = BuildContext<ReturnType<typeof esbuildOptions>>;

interface WatchedPackage {
  readonly packageFolder: string;
  readonly purpose: BundlePurpose;
  readonly budgetKilobytes: number;
}

async function attempt(
  context: WatchedContext,
  lambda: WatchedPackage,
): Promise<{ bundle: LambdaBundle } | { failure: Error }> {
  try {
    return { bundle: lambdaBundle({ ...lambda, built: await context.rebuild() }) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failure: error };
  }
}
