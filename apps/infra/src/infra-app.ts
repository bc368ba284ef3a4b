import { App } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { ClassifierStack } from './classifier-stack.ts';
import type { FunctionBundles } from './function-bundles.ts';
import { readParameters } from './parameters.ts';

/**
 * The app with its one stack; `context` has the command line's settings. The CDK says where it is written (`CDK_OUTDIR`),
 * or else `outdir`: a temporary folder by default, which stays.
 */
export function createInfraApp(
  bundles: FunctionBundles,
  context: Readonly<Record<string, unknown>> = {},
  outdir?: string,
): {
  app: App;
  stack: ClassifierStack;
} {
  const app = new App({
    analyticsReporting: false,
    context: { ...recommendedFlags, ...context },
    ...(outdir !== undefined && { outdir }),
  });
  const parameters = readParameters(app.node.getAllContext() as Record<string, unknown>);
  return { app, stack: new ClassifierStack(app, { parameters, bundles }) };
}
