import type { Role as AwsRole } from '@aws-sdk/client-iam';
import type { IamContext } from './context.ts';
import { errors } from './errors.ts';
import { encodeDocument } from './policy/encode-document.ts';
import { tagsOf } from './tags.ts';
import { describeBoundary } from './describe-boundary.ts';
import type { Records, Role } from './records.ts';

export function foundRole({ records }: IamContext, name: string): Role {
  const role = records.roles.get(name);
  if (!role) throw errors.NoSuchEntity.role({ name });
  return role;
}

/** The role of that ARN, its path included. */
export function roleAt({ roles }: Records, roleArn: string): Role | undefined {
  const role = roles.get(roleArn.slice(roleArn.lastIndexOf('/') + 1));
  return role?.arn === roleArn ? role : undefined;
}

/** Changes a role that must be there. */
export function changeRole(context: IamContext, name: string, change: (role: Role) => Partial<Role>): void {
  const role = foundRole(context, name);
  context.records.roles.put(name, { ...role, ...change(role) });
}

/** A role as the operations answer it; a list leaves tags and boundary out. */
export function describeRole(role: Role): AwsRole {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.creationTime),
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

/** A role as CreateRole answers it: AWS leaves out how long its sessions last, and when it was used. */
export function describeNewRole(role: Role): AwsRole {
  const { MaxSessionDuration: _, RoleLastUsed: __, ...rest } = describeRoleInFull(role);
  return rest;
}

export function describeRoleInFull(role: Role): AwsRole {
  const tags = tagsOf(role.tags);
  const { permissionsBoundary: arn } = role;
  return {
    ...describeRole(role),
    ...(arn !== undefined && { PermissionsBoundary: describeBoundary(arn) }),
    ...(tags.length > 0 && { Tags: tags }),
    RoleLastUsed: {},
  };
}
