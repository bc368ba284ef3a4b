export { BundleTooLarge, bundleLambda, type LambdaBundle } from './bundle-lambda.ts';
export { writeBundle } from './write-bundle.ts';
