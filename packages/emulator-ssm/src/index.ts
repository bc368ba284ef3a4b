export { operations, ssm, type SsmOptions } from './service.ts';
