import type { TagPolicyCommandOutput, TagPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { changePolicy } from '../managed-policy.ts';
import { policyArn } from '../names.ts';
import { tagList, withTags } from '../tags.ts';

export const tagPolicy = iamOperation<TagPolicyCommandOutput>()(
  structure<TagPolicyRequest>()({ PolicyArn: policyArn, Tags: tagList }),
  (context, { PolicyArn, Tags }) => {
    changePolicy(context, PolicyArn, ({ tags }) => ({ tags: withTags(tags, Tags) }));
    return {};
  },
);
