import type {
  AddRoleToInstanceProfileCommandOutput,
  AddRoleToInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { foundProfile } from '../instance-profile.ts';
import { policyName, roleName } from '../names.ts';
import { foundRole } from '../role.ts';

export const addRoleToInstanceProfile = iamOperation<AddRoleToInstanceProfileCommandOutput>()(
  structure<AddRoleToInstanceProfileRequest>()({ InstanceProfileName: policyName, RoleName: roleName }),
  (context, { InstanceProfileName, RoleName }) => {
    const profile = foundProfile(context, InstanceProfileName);
    foundRole(context, RoleName);
    if (profile.roleName !== undefined) throw errors.LimitExceeded.profileRoles();
    context.records.instanceProfiles.put(InstanceProfileName, { ...profile, roleName: RoleName });
    return {};
  },
);
