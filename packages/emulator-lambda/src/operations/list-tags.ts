import type { ListTagsCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import type { LambdaContext } from '../context.ts';
import { findTagged, taggedSchema } from '../functions/tagged-function.ts';

const inputSchema = z.strictObject({ Resource: taggedSchema });

export const listTags = defineOperation<LambdaContext, Omit<ListTagsCommandOutput, '$metadata'>>()(
  inputSchema,
  (context, input) => ({ Tags: findTagged(context, input.Resource).tags }),
);
