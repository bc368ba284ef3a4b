import type {
  ListAttachedRolePoliciesCommandOutput,
  ListAttachedRolePoliciesRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { foundPolicy } from '../managed-policy.ts';
import { pageMembers, roleName } from '../names.ts';
import { foundRole } from '../role.ts';

export const listAttachedRolePolicies = iamOperation<ListAttachedRolePoliciesCommandOutput>()(
  structure<ListAttachedRolePoliciesRequest>()({ ...pageMembers, RoleName: roleName }),
  (context, input) => {
    const { attachedPolicies } = foundRole(context, input.RoleName);
    const { items, ...rest } = iamPage(attachedPolicies, input, (arn) => arn);
    return {
      AttachedPolicies: items.map((arn) => ({ PolicyName: foundPolicy(context, arn).name, PolicyArn: arn })),
      ...rest,
    };
  },
);
