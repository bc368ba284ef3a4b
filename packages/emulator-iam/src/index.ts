export type { AssumeRoleRequest } from './assume-role.ts';
export { guarded, identified } from './guard.ts';
export { type Decision, isAllowed } from './policy/is-allowed.ts';
export { NOT_SUPPORTED } from './not-supported.ts';
export { type Caller, callerArn } from './policy/principal.ts';
export { parsePermissions, parseTrust } from './policy/policy-document.ts';
export { type PolicyDocument } from './policy/policy-schema.ts';
export { type Iam, iam } from './service.ts';
export type { RoleCredentials } from './sessions.ts';
