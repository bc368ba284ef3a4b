import type { GetUserPolicyCommandOutput, GetUserPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { policyName, userName } from '../names.ts';
import { encodeDocument } from '../policy/encode-document.ts';
import { inlinePolicy } from '../policy-holder.ts';
import { foundUser } from '../user.ts';

export const getUserPolicy = iamOperation<GetUserPolicyCommandOutput>()(
  structure<GetUserPolicyRequest>()({ UserName: userName, PolicyName: policyName }),
  (context, { UserName, PolicyName }) => ({
    UserName,
    PolicyName,
    PolicyDocument: encodeDocument(inlinePolicy('user', foundUser(context, UserName), PolicyName)),
  }),
);
