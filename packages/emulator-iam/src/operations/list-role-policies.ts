import type { ListRolePoliciesCommandOutput, ListRolePoliciesRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { pageMembers, roleName } from '../names.ts';
import { foundRole } from '../role.ts';

export const listRolePolicies = iamOperation<ListRolePoliciesCommandOutput>()(
  structure<ListRolePoliciesRequest>()({ ...pageMembers, RoleName: roleName }),
  (context, input) => {
    const names = Object.keys(foundRole(context, input.RoleName).inlinePolicies);
    const { items, ...rest } = iamPage(names, input, (name) => name);
    return { PolicyNames: items, ...rest };
  },
);
