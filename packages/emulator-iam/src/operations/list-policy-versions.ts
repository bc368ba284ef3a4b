import type { ListPolicyVersionsCommandOutput, ListPolicyVersionsRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { describeVersion, foundPolicy } from '../managed-policy.ts';
import { pageMembers, policyArn } from '../names.ts';

export const listPolicyVersions = iamOperation<ListPolicyVersionsCommandOutput>()(
  structure<ListPolicyVersionsRequest>()({ ...pageMembers, PolicyArn: policyArn }),
  (context, input) => {
    const policy = foundPolicy(context, input.PolicyArn);
    const { items, ...rest } = iamPage(policy.versions, input, ({ id }) => id);
    return { Versions: items.map((version) => describeVersion(policy, version)), ...rest };
  },
);
