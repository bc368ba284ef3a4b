import type { GetFunctionEventInvokeConfigCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import {
  eventInvokeConfig,
  eventInvokeMembers,
  eventInvokeTarget,
  findEventInvokeConfig,
} from '../event-invoke/event-invoke-config.ts';
import type { LambdaContext } from '../context.ts';

const inputSchema = z.strictObject({ ...eventInvokeMembers });

export const getFunctionEventInvokeConfig = defineOperation<
  LambdaContext,
  Omit<GetFunctionEventInvokeConfigCommandOutput, '$metadata'>
>()(inputSchema, (context, input) => {
  const target = eventInvokeTarget(context, input.FunctionName, input.Qualifier);
  return eventInvokeConfig(findEventInvokeConfig(context, target));
});
