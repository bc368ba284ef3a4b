export { ssm, type SsmOptions } from './service.ts';
export { NOT_SUPPORTED } from './not-supported.ts';
