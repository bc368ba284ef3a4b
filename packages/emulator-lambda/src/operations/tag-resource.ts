import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { LambdaContext } from '../context.ts';
import { findTagged, putTags, taggedSchema } from '../functions/tagged-function.ts';
import { tagsSchema } from '../functions/function-settings.ts';

const inputSchema = z.strictObject({ Resource: taggedSchema, Tags: tagsSchema });

export const tagResource = defineOperation<LambdaContext, object>()(inputSchema, (context, input) => {
  const record = findTagged(context, input.Resource);
  if (Object.keys(input.Tags).length === 0)
    throw errors.InvalidParameterValueException('An error occurred and the request cannot be processed.');
  putTags(context, record, { ...record.tags, ...input.Tags });
  return {};
});
