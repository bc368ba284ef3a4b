import type { CreatePolicyVersionCommandOutput, CreatePolicyVersionRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { changePolicy, describeVersion, foundPolicy, foundVersion } from '../managed-policy.ts';
import { policyArn } from '../names.ts';
import { requireManagedPolicy } from '../policy/policy-size.ts';

const MOST_VERSIONS = 5;

const input = structure<CreatePolicyVersionRequest>()({
  PolicyArn: policyArn,
  PolicyDocument: z.string().min(1).max(131_072),
  SetAsDefault: z.boolean().default(false),
});

export const createPolicyVersion = iamOperation<CreatePolicyVersionCommandOutput>()(
  input,
  (context, { PolicyArn, PolicyDocument: document, SetAsDefault }) => {
    const now = context.clock.now();
    changePolicy(context, PolicyArn, (policy) => {
      requireManagedPolicy(document);
      if (policy.versions.length >= MOST_VERSIONS)
        throw errors.LimitExceeded.versions({ limit: MOST_VERSIONS });
      const lastVersion = policy.lastVersion + 1;
      const id = `v${lastVersion}`;
      return {
        lastVersion,
        updateTime: now,
        versions: [...policy.versions, { id, document, creationTime: now }],
        ...(SetAsDefault && { defaultVersionId: id }),
      };
    });
    const policy = foundPolicy(context, PolicyArn);
    return { PolicyVersion: describeVersion(policy, foundVersion(policy, `v${policy.lastVersion}`)) };
  },
);
