export { NOT_SUPPORTED } from './not-supported.ts';
export type { CalledService, CallService, ResponseUrl } from './resources/resource-type.ts';
export { cloudFormation, type CloudFormationOptions } from './service.ts';
export { RESOURCE_TYPES } from './resource-types.ts';
