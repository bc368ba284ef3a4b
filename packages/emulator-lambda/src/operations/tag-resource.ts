import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { type LambdaContext, putFunction } from '../lambda-context.ts';
import { findTagged, taggedSchema } from '../tagged-function.ts';
import { tagsSchema } from '../function-settings.ts';

const inputSchema = z.strictObject({ Resource: taggedSchema, Tags: tagsSchema });

export const tagResource = defineOperation<LambdaContext, object>()(inputSchema, (context, input) => {
  const record = findTagged(context, input.Resource);
  putFunction(context, { ...record, tags: { ...record.tags, ...input.Tags } });
  return {};
});
