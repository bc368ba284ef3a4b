import type {
  ListInstanceProfilesForRoleCommandOutput,
  ListInstanceProfilesForRoleRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { describeProfile } from '../instance-profile.ts';
import { pageMembers, roleName } from '../names.ts';
import { foundRole } from '../role.ts';

export const listInstanceProfilesForRole = iamOperation<ListInstanceProfilesForRoleCommandOutput>()(
  structure<ListInstanceProfilesForRoleRequest>()({ ...pageMembers, RoleName: roleName }),
  (context, input) => {
    const { name } = foundRole(context, input.RoleName);
    const profiles = context.records.instanceProfiles.values().filter((profile) => profile.roleName === name);
    const { items, ...rest } = iamPage(profiles, input, (profile) => profile.name);
    return { InstanceProfiles: items.map((profile) => describeProfile(context, profile)), ...rest };
  },
);
