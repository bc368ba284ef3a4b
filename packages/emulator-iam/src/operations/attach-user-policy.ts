import type { AttachUserPolicyCommandOutput, AttachUserPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyArn, userName } from '../names.ts';
import { withAttached } from '../policy-holder.ts';
import { changeUser } from '../user.ts';

export const attachUserPolicy = iamOperation<AttachUserPolicyCommandOutput>()(
  structure<AttachUserPolicyRequest>()({ UserName: userName, PolicyArn: policyArn }),
  (context, { UserName, PolicyArn }) => {
    changeUser(context, UserName, (user) => withAttached(context, 'user', user, PolicyArn));
    return {};
  },
);
