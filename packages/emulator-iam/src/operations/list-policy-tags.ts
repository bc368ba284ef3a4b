import type { ListPolicyTagsCommandOutput, ListPolicyTagsRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { iamPage } from '../iam-page.ts';
import { foundPolicy } from '../managed-policy.ts';
import { pageMembers, policyArn } from '../names.ts';
import { tagsOf } from '../tags.ts';

export const listPolicyTags = iamOperation<ListPolicyTagsCommandOutput>()(
  structure<ListPolicyTagsRequest>()({ ...pageMembers, PolicyArn: policyArn }),
  (context, input) => {
    const tags = tagsOf(foundPolicy(context, input.PolicyArn).tags);
    const { items, ...rest } = iamPage(tags, input, ({ Key }) => Key);
    return { Tags: items, ...rest };
  },
);
