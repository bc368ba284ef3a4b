export { NOT_SUPPORTED } from './not-supported.ts';
export { ssm, type SsmOptions } from './service.ts';
