export { bundleLambda } from './bundle-lambda.ts';
export { BundleTooLarge } from './bundle-too-large.ts';
export type { BundleOptions } from './esbuild-options.ts';
export { BUNDLE_ENVIRONMENT, BUNDLE_HANDLER, type LambdaBundle } from './lambda-bundle.ts';
export {
  type LambdaSettings,
  LambdaSettingsMalformed,
  type Permission,
  readLambdaSettings,
} from './lambda-settings.ts';
export type { SourceChange } from './source-watch.ts';
export { watchLambda, type WatchedBundle } from './watch-lambda.ts';
export { writeBundle } from './write-bundle.ts';
