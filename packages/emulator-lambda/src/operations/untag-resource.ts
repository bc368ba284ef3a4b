import { withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findTagged, putTags, taggedSchema } from '../functions/tagged-function.ts';

const inputSchema = z.strictObject({ Resource: taggedSchema, TagKeys: z.array(z.string()).min(1) });

export const untagResource = operation<object>()(inputSchema, (context, input) => {
  const record = findTagged(context, input.Resource);
  putTags(context, record, withoutTags(record.tags, input.TagKeys));
  return {};
});
