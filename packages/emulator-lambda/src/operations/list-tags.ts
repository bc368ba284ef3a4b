import type { ListTagsCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findTagged, taggedSchema } from '../functions/tagged-function.ts';

const inputSchema = z.strictObject({ Resource: taggedSchema });

export const listTags = operation<ListTagsCommandOutput>()(inputSchema, (context, input) => ({
  Tags: findTagged(context, input.Resource).tags,
}));
