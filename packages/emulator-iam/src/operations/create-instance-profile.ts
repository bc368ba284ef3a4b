import type { CreateInstanceProfileCommandOutput, CreateInstanceProfileRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { describeProfile } from '../instance-profile.ts';
import type { InstanceProfile } from '../records.ts';
import { iamArn, isTaken, path, policyName, uniqueId } from '../names.ts';
import { tagList, tagValues } from '../tags.ts';

const input = structure<CreateInstanceProfileRequest>()({
  InstanceProfileName: policyName,
  Path: path.default('/'),
  Tags: tagList.optional(),
});

export const createInstanceProfile = iamOperation<CreateInstanceProfileCommandOutput>()(
  input,
  (context, { InstanceProfileName: name, Path, Tags }) => {
    const { identity, clock, random, records } = context;
    if (isTaken(name, records.instanceProfiles.values())) throw errors.EntityAlreadyExists.profile({ name });
    const profile: InstanceProfile = {
      name,
      path: Path,
      arn: iamArn(identity, 'instance-profile', Path, name),
      id: uniqueId('AIPA', random),
      creationTime: clock.now(),
      tags: tagValues(Tags),
    };
    records.instanceProfiles.put(name, profile);
    return { InstanceProfile: describeProfile(context, profile) };
  },
);
