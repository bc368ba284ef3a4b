import type { InstanceProfile as AwsInstanceProfile } from '@aws-sdk/client-iam';
import type { IamContext } from './context.ts';
import { errors } from './errors.ts';
import { describeRole, foundRole } from './role.ts';
import { tagsOf } from './tags.ts';
import type { InstanceProfile, Records } from './records.ts';

export function foundProfile({ records }: IamContext, name: string): InstanceProfile {
  const profile = records.instanceProfiles.get(name);
  if (!profile) throw errors.NoSuchEntity.profile({ name });
  return profile;
}

export function profileAt({ instanceProfiles }: Records, arn: string): InstanceProfile | undefined {
  const profile = instanceProfiles.get(arn.slice(arn.lastIndexOf('/') + 1));
  return profile?.arn === arn ? profile : undefined;
}

/** An instance profile as the operations answer it. */
export function describeProfile(context: IamContext, profile: InstanceProfile): AwsInstanceProfile {
  const { roleName } = profile;
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: new Date(profile.creationTime),
    Roles: roleName === undefined ? [] : [describeRole(foundRole(context, roleName))],
    Tags: tagsOf(profile.tags),
  };
}

/** Whether an instance could still act in the role. */
export function isInProfile({ records }: IamContext, role: string): boolean {
  return records.instanceProfiles.values().some(({ roleName }) => roleName === role);
}
