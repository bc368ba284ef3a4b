import type { DeletePolicyVersionCommandOutput, DeletePolicyVersionRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { changePolicy, foundVersion } from '../managed-policy.ts';
import { policyArn } from '../names.ts';

export const deletePolicyVersion = iamOperation<DeletePolicyVersionCommandOutput>()(
  structure<DeletePolicyVersionRequest>()({ PolicyArn: policyArn, VersionId: z.string() }),
  (context, { PolicyArn, VersionId }) => {
    changePolicy(context, PolicyArn, (policy) => {
      const version = foundVersion(policy, VersionId);
      if (version.id === policy.defaultVersionId) throw errors.DeleteConflict.defaultVersion();
      return { versions: policy.versions.filter((candidate) => candidate !== version) };
    });
    return {};
  },
);
