import type {
  RemoveRoleFromInstanceProfileCommandOutput,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { foundProfile } from '../instance-profile.ts';
import { policyName, roleName } from '../names.ts';

export const removeRoleFromInstanceProfile = iamOperation<RemoveRoleFromInstanceProfileCommandOutput>()(
  structure<RemoveRoleFromInstanceProfileRequest>()({ InstanceProfileName: policyName, RoleName: roleName }),
  (context, { InstanceProfileName, RoleName }) => {
    const profile = foundProfile(context, InstanceProfileName);
    if (profile.roleName !== RoleName) throw errors.NoSuchEntity.role({ name: RoleName });
    context.records.instanceProfiles.put(InstanceProfileName, { ...profile, roleName: undefined });
    return {};
  },
);
