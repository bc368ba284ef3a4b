import { tagRecord, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { groupNameOf, operation } from '../context.ts';
import { errors } from '../errors.ts';

const inputSchema = z.strictObject({ resourceArn: z.string(), tags: tagRecord });

export const tagResource = operation<object>()(inputSchema, (context, input) => {
  const group = context.catalogue.group(groupNameOf(input.resourceArn));
  const tags = withTags(group.tags, input.tags, errors.TooManyTagsException);
  context.catalogue.updateGroup({ ...group, tags });
  return {};
});
