import type { GetInstanceProfileCommandOutput, GetInstanceProfileRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { describeProfile, foundProfile } from '../instance-profile.ts';
import { policyName } from '../names.ts';

export const getInstanceProfile = iamOperation<GetInstanceProfileCommandOutput>()(
  structure<GetInstanceProfileRequest>()({ InstanceProfileName: policyName }),
  (context, { InstanceProfileName }) => ({
    InstanceProfile: describeProfile(context, foundProfile(context, InstanceProfileName)),
  }),
);
