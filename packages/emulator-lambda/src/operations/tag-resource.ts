import { defineOperation, tagRecord } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { LambdaContext } from '../context.ts';
import { findTagged, putTags, taggedSchema } from '../functions/tagged-function.ts';

const inputSchema = z.strictObject({ Resource: taggedSchema, Tags: tagRecord });

export const tagResource = defineOperation<LambdaContext, object>()(inputSchema, (context, input) => {
  const record = findTagged(context, input.Resource);
  if (Object.keys(input.Tags).length === 0) throw errors.InvalidParameterValueException.noTags();
  putTags(context, record, { ...record.tags, ...input.Tags });
  return {};
});
