import type { ListEntitiesForPolicyCommandOutput, ListEntitiesForPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { foundPolicy } from '../managed-policy.ts';
import { pageMembers, policyArn } from '../names.ts';
import type { PolicyHolder } from '../records.ts';

const input = structure<ListEntitiesForPolicyRequest>()({
  ...pageMembers,
  PolicyArn: policyArn,
  EntityFilter: z.enum(['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy']).optional(),
  PathPrefix: z.string().max(512).default('/'),
  PolicyUsageFilter: z.enum(['PermissionsPolicy', 'PermissionsBoundary']).optional(),
});

/** The account has no groups. */
export const listEntitiesForPolicy = iamOperation<ListEntitiesForPolicyCommandOutput>()(
  input,
  (context, request) => {
    const { arn } = foundPolicy(context, request.PolicyArn);
    const { EntityFilter: kind, PolicyUsageFilter: usage } = request;
    const { roles, users } = context.records;
    const has = ({ attachedPolicies, permissionsBoundary }: PolicyHolder): boolean =>
      (usage !== 'PermissionsBoundary' && attachedPolicies.includes(arn)) ||
      (usage !== 'PermissionsPolicy' && permissionsBoundary === arn);
    const all = [
      ...roles.values().map((holder) => ({ kind: 'Role', holder })),
      ...users.values().map((holder) => ({ kind: 'User', holder })),
    ].filter(
      (one) =>
        (kind ?? one.kind) === one.kind && one.holder.path.startsWith(request.PathPrefix) && has(one.holder),
    );
    const { items, ...rest } = iamPage(all, request, (one) => `${one.kind}/${one.holder.name}`);
    const found = (wanted: string): PolicyHolder[] =>
      items.filter((one) => one.kind === wanted).map(({ holder }) => holder);
    return {
      PolicyRoles: found('Role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      PolicyUsers: found('User').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyGroups: [],
      ...rest,
    };
  },
);
