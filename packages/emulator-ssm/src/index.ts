export { ssm, type SsmOptions } from './service.ts';
