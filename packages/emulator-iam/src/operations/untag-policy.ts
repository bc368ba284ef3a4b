import type { UntagPolicyCommandOutput, UntagPolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { iamOperation } from '../context.ts';
import { changePolicy } from '../managed-policy.ts';
import { policyArn } from '../names.ts';
import { tagKeys, withoutTags } from '../tags.ts';

export const untagPolicy = iamOperation<UntagPolicyCommandOutput>()(
  structure<UntagPolicyRequest>()({ PolicyArn: policyArn, TagKeys: tagKeys }),
  (context, { PolicyArn, TagKeys }) => {
    changePolicy(context, PolicyArn, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) }));
    return {};
  },
);
