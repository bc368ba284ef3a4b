import type { DeleteUserPolicyCommandOutput, DeleteUserPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyName, userName } from '../names.ts';
import { withoutInlinePolicy } from '../policy-holder.ts';
import { changeUser } from '../user.ts';

export const deleteUserPolicy = iamOperation<DeleteUserPolicyCommandOutput>()(
  structure<DeleteUserPolicyRequest>()({ UserName: userName, PolicyName: policyName }),
  (context, { UserName, PolicyName }) => {
    changeUser(context, UserName, (user) => withoutInlinePolicy('user', user, PolicyName));
    return {};
  },
);
