import { App } from 'aws-cdk-lib';
import type { FunctionCode } from './classifier-functions.ts';
import { ClassifierStack } from './classifier-stack.ts';
import { readParameters } from './parameters.ts';

/** The behaviour of today's CDK where it differs from that of the first version 2. */
const FEATURE_FLAGS = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true,
};

/** The app with its one stack; `context` is what the command line would set. */
export function createInfraApp(
  code: FunctionCode,
  context: Readonly<Record<string, unknown>> = {},
): {
  app: App;
  stack: ClassifierStack;
} {
  const app = new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS, ...context } });
  const parameters = readParameters(app.node.getAllContext() as Record<string, unknown>);
  return { app, stack: new ClassifierStack(app, { parameters, code }) };
}
