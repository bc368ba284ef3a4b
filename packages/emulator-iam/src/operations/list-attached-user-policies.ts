import type {
  ListAttachedUserPoliciesCommandOutput,
  ListAttachedUserPoliciesRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { foundPolicy } from '../managed-policy.ts';
import { pageMembers, userName } from '../names.ts';
import { foundUser } from '../user.ts';

export const listAttachedUserPolicies = iamOperation<ListAttachedUserPoliciesCommandOutput>()(
  structure<ListAttachedUserPoliciesRequest>()({ ...pageMembers, UserName: userName }),
  (context, input) => {
    const { attachedPolicies } = foundUser(context, input.UserName);
    const { items, ...rest } = iamPage(attachedPolicies, input, (arn) => arn);
    return {
      AttachedPolicies: items.map((arn) => ({ PolicyName: foundPolicy(context, arn).name, PolicyArn: arn })),
      ...rest,
    };
  },
);
