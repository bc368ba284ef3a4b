import { tagRecord, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { groupName } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName,
  tags: tagRecord.default({}),
  logGroupClass: z.literal('STANDARD').optional(),
});

export const createLogGroup = operation<object>()(inputSchema, (context, input) => {
  const tags = withTags({}, input.tags, errors.InvalidParameterException.manyTags);
  context.catalogue.createGroup(input.logGroupName, context.clock.now(), tags);
  return {};
});
