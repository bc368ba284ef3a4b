import type { ListTagsLogGroupResponse } from '@aws-sdk/client-cloudwatch-logs';
import { tagRecord, withoutTags, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { groupName } from '../request-members.ts';

/**
 * AWS has replaced these three operations by those that take an ARN, and still answers them: older tools know no
 * others.
 */
export const listTagsLogGroup = operation<ListTagsLogGroupResponse>()(
  z.strictObject({ logGroupName: groupName }),
  (context, { logGroupName }) => ({ tags: context.catalogue.group(logGroupName).tags }),
);

export const tagLogGroup = operation<object>()(
  z.strictObject({ logGroupName: groupName, tags: tagRecord }),
  (context, input) => {
    const group = context.catalogue.group(input.logGroupName);
    const tags = withTags(group.tags, input.tags, errors.InvalidParameterException.manyTags);
    context.catalogue.updateGroup({ ...group, tags });
    return {};
  },
);

export const untagLogGroup = operation<object>()(
  z.strictObject({ logGroupName: groupName, tags: z.array(z.string()).min(1) }),
  (context, input) => {
    const group = context.catalogue.group(input.logGroupName);
    context.catalogue.updateGroup({ ...group, tags: withoutTags(group.tags, input.tags) });
    return {};
  },
);
