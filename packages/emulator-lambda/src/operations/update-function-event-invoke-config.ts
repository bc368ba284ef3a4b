import type { UpdateFunctionEventInvokeConfigCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import {
  eventInvokeMembers,
  eventInvokeSettings,
  existingTarget,
  findEventInvokeConfig,
  keepEventInvokeConfig,
} from '../event-invoke/event-invoke-config.ts';
import type { LambdaContext } from '../context.ts';

const inputSchema = z.strictObject({ ...eventInvokeMembers, ...eventInvokeSettings });

/** Settings that are not given stay as they are. */
export const updateFunctionEventInvokeConfig = defineOperation<
  LambdaContext,
  Omit<UpdateFunctionEventInvokeConfigCommandOutput, '$metadata'>
>()(inputSchema, (context, { FunctionName, Qualifier, ...settings }) => {
  const target = existingTarget(context, FunctionName, Qualifier);
  return keepEventInvokeConfig(context, target, settings, findEventInvokeConfig(context, target));
});
