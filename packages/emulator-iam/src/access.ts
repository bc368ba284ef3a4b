import { accessByRules, ifNamed, type RequiredAccess } from '@scones/emulator-core';
import { iamArn } from './names.ts';
import type { Records } from './records.ts';
import { names } from './service-names.ts';

/** Roles and instance profiles are asked for by name, and their ARNs have a path that only the records know. */
export function accessTo({ roles, instanceProfiles }: Records): RequiredAccess {
  return accessByRules(names, {
    resources({ RoleName, InstanceProfileName, PolicyName, PolicyArn, Path }, identity, operation) {
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
        ifNamed(PolicyArn)
      );
    },
  });
}
