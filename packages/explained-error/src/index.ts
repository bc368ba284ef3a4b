export { describeFailure } from './describe-failure.ts';
export { ExplainedError } from './explained-error.ts';
