import type {
  SetDefaultPolicyVersionCommandOutput,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { changePolicy, foundVersion } from '../managed-policy.ts';
import { policyArn } from '../names.ts';

export const setDefaultPolicyVersion = iamOperation<SetDefaultPolicyVersionCommandOutput>()(
  structure<SetDefaultPolicyVersionRequest>()({ PolicyArn: policyArn, VersionId: z.string() }),
  (context, { PolicyArn, VersionId }) => {
    const updateTime = context.clock.now();
    changePolicy(context, PolicyArn, (policy) => ({
      defaultVersionId: foundVersion(policy, VersionId).id,
      updateTime,
    }));
    return {};
  },
);
