import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { findFunction, type LambdaContext, putFunction } from '../lambda-context.ts';
import { tagsSchema } from '../function-settings.ts';

const inputSchema = z.strictObject({ Resource: z.string(), Tags: tagsSchema });

export const tagResource = defineOperation<LambdaContext, object>()(inputSchema, (context, input) => {
  const record = findFunction(context, input.Resource);
  putFunction(context, { ...record, tags: { ...record.tags, ...input.Tags } });
  return {};
});
