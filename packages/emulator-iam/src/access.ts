import {
  accessByRules,
  contextValues,
  ifNamed,
  type InputMembers,
  isUser,
  type RequiredAccess,
} from '@scones/emulator-core';
import { iamArn } from './names.ts';
import type { Records } from './records.ts';
import { names } from './service-names.ts';
import { userNameOf } from './user.ts';

/** Without a user's name they are about whoever asks. */
const ABOUT_CALLER: ReadonlySet<string> = new Set([
  'GetUser',
  'CreateAccessKey',
  'ListAccessKeys',
  'UpdateAccessKey',
  'DeleteAccessKey',
]);

/** Roles and instance profiles are asked for by name, and their ARNs have a path that only the records know. */
export function accessTo({ roles, users, instanceProfiles }: Records): RequiredAccess {
  const byRules = accessByRules(names, {
    tagging: (operation) => operation.replace(/^Create/, 'Tag'),
    context: ({ PolicyArn, PermissionsBoundary }) =>
      contextValues({ 'iam:PolicyARN': PolicyArn, 'iam:PermissionsBoundary': PermissionsBoundary }),
    resources(
      { RoleName, UserName, InstanceProfileName, PolicyName, PolicyArn, PolicySourceArn, Path },
      identity,
      operation,
    ) {
      const made = ifNamed(Path) ?? '/';
      const arnOf = (kind: Parameters<typeof iamArn>[1], path: string) => (name: string) =>
        iamArn(identity, kind, path, name);
      const policy = operation === 'CreatePolicy' ? ifNamed(PolicyName, arnOf('policy', made)) : undefined;
      return (
        policy ??
        ifNamed(InstanceProfileName, (name) =>
          arnOf('instance-profile', instanceProfiles.get(name)?.path ?? made)(name),
        ) ??
        ifNamed(RoleName, (name) => arnOf('role', roles.get(name)?.path ?? made)(name)) ??
        ifNamed(UserName, (name) => arnOf('user', users.get(name)?.path ?? made)(name)) ??
        ifNamed(PolicyArn ?? PolicySourceArn)
      );
    },
  });
  return (operation, input, identity, caller) => {
    const { RoleName, UserName } = (input ?? {}) as InputMembers;
    const isOwn = UserName === undefined && ABOUT_CALLER.has(operation) && caller && isUser(caller);
    const asked = byRules(
      operation,
      isOwn ? { ...Object(input), UserName: userNameOf(caller) } : input,
      identity,
    );
    if (operation !== 'AddRoleToInstanceProfile' || typeof RoleName !== 'string') return asked;
    const resource = iamArn(identity, 'role', roles.get(RoleName)?.path ?? '/', RoleName);
    const context = { 'iam:PassedToService': 'ec2.amazonaws.com' };
    return [...asked, { action: 'iam:PassRole', resource, context }];
  };
}
