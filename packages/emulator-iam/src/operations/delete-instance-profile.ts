import type { DeleteInstanceProfileCommandOutput, DeleteInstanceProfileRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { foundProfile } from '../instance-profile.ts';
import { policyName } from '../names.ts';

export const deleteInstanceProfile = iamOperation<DeleteInstanceProfileCommandOutput>()(
  structure<DeleteInstanceProfileRequest>()({ InstanceProfileName: policyName }),
  (context, { InstanceProfileName }) => {
    if (foundProfile(context, InstanceProfileName).roleName !== undefined)
      throw errors.DeleteConflict.roleInProfile();
    context.records.instanceProfiles.delete(InstanceProfileName);
    return {};
  },
);
