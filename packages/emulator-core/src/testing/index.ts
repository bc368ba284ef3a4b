export { errorCodesOf, operationsWithoutOutput } from './aws-model.ts';
export { serveInTest } from './serve-in-test.ts';
export type { ServedInTest } from './serve-in-test.ts';
