import type { ListPoliciesCommandOutput, ListPoliciesRequest } from '@aws-sdk/client-iam';
import { structure, wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { describePolicy } from '../managed-policy.ts';
import { pageMembers } from '../names.ts';

const input = structure<ListPoliciesRequest>()({
  ...pageMembers,
  Scope: z.enum(['All', 'AWS', 'Local']).default('All'),
  OnlyAttached: wireBoolean.default(false),
  PathPrefix: z.string().max(512).default('/'),
});

export const listPolicies = iamOperation<ListPoliciesCommandOutput>()(input, (context, request) => {
  // The emulator has none of the policies that AWS manages.
  const stored = request.Scope === 'AWS' ? [] : context.records.policies.values();
  const policies = stored
    .filter(({ path }) => path.startsWith(request.PathPrefix))
    .map((policy) => describePolicy(context, policy))
    .filter(({ AttachmentCount = 0 }) => !request.OnlyAttached || AttachmentCount > 0);
  const { items, ...rest } = iamPage(policies, request, ({ Arn }) => Arn as string);
  return { Policies: items, ...rest };
});
