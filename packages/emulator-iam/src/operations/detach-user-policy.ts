import type { DetachUserPolicyCommandOutput, DetachUserPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyArn, userName } from '../names.ts';
import { withoutAttached } from '../policy-holder.ts';
import { changeUser } from '../user.ts';

export const detachUserPolicy = iamOperation<DetachUserPolicyCommandOutput>()(
  structure<DetachUserPolicyRequest>()({ UserName: userName, PolicyArn: policyArn }),
  (context, { UserName, PolicyArn }) => {
    changeUser(context, UserName, (user) => withoutAttached(user, PolicyArn));
    return {};
  },
);
