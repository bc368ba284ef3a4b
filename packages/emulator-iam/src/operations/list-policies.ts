import type { ListPoliciesCommandOutput, ListPoliciesRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { awsManagedPolicies } from '../aws-managed-policies.ts';
import { type IamContext, iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { describePolicy } from '../managed-policy.ts';
import type { ManagedPolicy } from '../records.ts';
import { pageMembers } from '../names.ts';

const input = structure<ListPoliciesRequest>()({
  ...pageMembers,
  Scope: z.enum(['All', 'AWS', 'Local']).default('All'),
  OnlyAttached: z.boolean().default(false),
  PathPrefix: z.string().max(512).default('/'),
});

export const listPolicies = iamOperation<ListPoliciesCommandOutput>()(input, (context, request) => {
  const policies = inScope(context, request.Scope)
    .filter(({ path }) => path.startsWith(request.PathPrefix))
    .map((policy) => describePolicy(context, policy))
    .filter(({ AttachmentCount = 0 }) => !request.OnlyAttached || AttachmentCount > 0);
  const { items, ...rest } = iamPage(policies, request, ({ Arn }) => Arn as string);
  return { Policies: items, ...rest };
});

function inScope({ records }: IamContext, scope: 'All' | 'AWS' | 'Local'): ManagedPolicy[] {
  return [
    ...(scope === 'AWS' ? [] : records.policies.values()),
    ...(scope === 'Local' ? [] : awsManagedPolicies()),
  ];
}
