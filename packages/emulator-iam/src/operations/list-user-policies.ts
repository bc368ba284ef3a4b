import type { ListUserPoliciesCommandOutput, ListUserPoliciesRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { pageMembers, userName } from '../names.ts';
import { foundUser } from '../user.ts';

export const listUserPolicies = iamOperation<ListUserPoliciesCommandOutput>()(
  structure<ListUserPoliciesRequest>()({ ...pageMembers, UserName: userName }),
  (context, input) => {
    const names = Object.keys(foundUser(context, input.UserName).inlinePolicies);
    const { items, ...rest } = iamPage(names, input, (name) => name);
    return { PolicyNames: items, ...rest };
  },
);
