import { tagRecord } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation } from '../context.ts';
import { findTagged, functionTags, putTags, taggedSchema } from '../functions/tagged-function.ts';

const inputSchema = z.strictObject({ Resource: taggedSchema, Tags: tagRecord });

export const tagResource = operation<object>()(inputSchema, (context, input) => {
  const record = findTagged(context, input.Resource);
  if (Object.keys(input.Tags).length === 0) throw errors.InvalidParameterValueException.noTags();
  putTags(context, record, functionTags(record.tags, input.Tags));
  return {};
});
