import type { GetPolicyCommandOutput, GetPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { describePolicyInFull, foundPolicy } from '../managed-policy.ts';
import { policyArn } from '../names.ts';

export const getPolicy = iamOperation<GetPolicyCommandOutput>()(
  structure<GetPolicyRequest>()({ PolicyArn: policyArn }),
  (context, { PolicyArn }) => ({ Policy: describePolicyInFull(context, foundPolicy(context, PolicyArn)) }),
);
