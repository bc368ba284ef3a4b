import type { ListEntitiesForPolicyCommandOutput, ListEntitiesForPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { foundPolicy } from '../managed-policy.ts';
import { pageMembers, policyArn } from '../names.ts';
import type { Role } from '../records.ts';

const input = structure<ListEntitiesForPolicyRequest>()({
  ...pageMembers,
  PolicyArn: policyArn,
  EntityFilter: z.enum(['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy']).optional(),
  PathPrefix: z.string().max(512).default('/'),
  PolicyUsageFilter: z.enum(['PermissionsPolicy', 'PermissionsBoundary']).optional(),
});

/** The account has no users and no groups. */
export const listEntitiesForPolicy = iamOperation<ListEntitiesForPolicyCommandOutput>()(
  input,
  (context, request) => {
    const { arn } = foundPolicy(context, request.PolicyArn);
    const { EntityFilter: kind = 'Role', PolicyUsageFilter: usage } = request;
    const has = ({ attachedPolicies, permissionsBoundary }: Role): boolean =>
      (usage !== 'PermissionsBoundary' && attachedPolicies.includes(arn)) ||
      (usage !== 'PermissionsPolicy' && permissionsBoundary === arn);
    const roles = context.records.roles
      .values()
      .filter((role) => kind === 'Role' && role.path.startsWith(request.PathPrefix) && has(role));
    const { items, ...rest } = iamPage(roles, request, ({ name }) => name);
    return {
      PolicyRoles: items.map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      PolicyUsers: [],
      PolicyGroups: [],
      ...rest,
    };
  },
);
