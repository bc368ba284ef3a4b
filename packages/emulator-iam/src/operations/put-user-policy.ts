import type { PutUserPolicyCommandOutput, PutUserPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { policyName, userName } from '../names.ts';
import { withInlinePolicy } from '../policy-holder.ts';
import { changeUser } from '../user.ts';

const input = structure<PutUserPolicyRequest>()({
  UserName: userName,
  PolicyName: policyName,
  PolicyDocument: z.string().min(1),
});

export const putUserPolicy = iamOperation<PutUserPolicyCommandOutput>()(
  input,
  (context, { UserName, PolicyName, PolicyDocument }) => {
    const policy = { name: PolicyName, text: PolicyDocument };
    changeUser(context, UserName, (user) => withInlinePolicy('user', user, policy));
    return {};
  },
);
