import type { ListInstanceProfilesCommandOutput, ListInstanceProfilesRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { describeProfile } from '../instance-profile.ts';
import { pageMembers } from '../names.ts';

export const listInstanceProfiles = iamOperation<ListInstanceProfilesCommandOutput>()(
  structure<ListInstanceProfilesRequest>()({ ...pageMembers, PathPrefix: z.string().max(512).default('/') }),
  (context, input) => {
    const profiles = context.records.instanceProfiles
      .values()
      .filter(({ path }) => path.startsWith(input.PathPrefix));
    const { items, ...rest } = iamPage(profiles, input, ({ name }) => name);
    return { InstanceProfiles: items.map((profile) => describeProfile(context, profile)), ...rest };
  },
);
