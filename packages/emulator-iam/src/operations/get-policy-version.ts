import type { GetPolicyVersionCommandOutput, GetPolicyVersionRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { describeVersion, foundPolicy, foundVersion } from '../managed-policy.ts';
import { policyArn } from '../names.ts';
import { encodeDocument } from '../policy/encode-document.ts';

export const getPolicyVersion = iamOperation<GetPolicyVersionCommandOutput>()(
  structure<GetPolicyVersionRequest>()({ PolicyArn: policyArn, VersionId: z.string() }),
  (context, { PolicyArn, VersionId }) => {
    const policy = foundPolicy(context, PolicyArn);
    const version = foundVersion(policy, VersionId);
    return {
      PolicyVersion: { ...describeVersion(policy, version), Document: encodeDocument(version.document) },
    };
  },
);
