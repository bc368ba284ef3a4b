export type { CallService, ResponseUrl } from './resource-type.ts';
export { cloudFormation, type CloudFormationOptions, operations } from './service.ts';
export { RESOURCE_TYPES } from './resources/index.ts';
