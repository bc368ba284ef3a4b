import type { ListTagsCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { findFunction, type LambdaContext } from '../lambda-context.ts';

const inputSchema = z.strictObject({ Resource: z.string() });

export const listTags = defineOperation<LambdaContext, Omit<ListTagsCommandOutput, '$metadata'>>()(
  inputSchema,
  (context, input) => ({ Tags: findFunction(context, input.Resource).tags }),
);
