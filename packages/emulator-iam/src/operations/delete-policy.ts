import type { DeletePolicyCommandOutput, DeletePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { describePolicy, foundPolicy, refuseAwsManaged } from '../managed-policy.ts';
import { policyArn } from '../names.ts';

export const deletePolicy = iamOperation<DeletePolicyCommandOutput>()(
  structure<DeletePolicyRequest>()({ PolicyArn: policyArn }),
  (context, { PolicyArn }) => {
    const policy = foundPolicy(context, PolicyArn);
    refuseAwsManaged(PolicyArn);
    const { AttachmentCount, PermissionsBoundaryUsageCount } = describePolicy(context, policy);
    if (AttachmentCount !== 0 || PermissionsBoundaryUsageCount !== 0) throw errors.DeleteConflict.attached();
    if (policy.versions.length > 1) throw errors.DeleteConflict.versions();
    context.records.policies.delete(PolicyArn);
    return {};
  },
);
