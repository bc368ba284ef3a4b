import type { UpdateFunctionEventInvokeConfigCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import {
  eventInvokeMembers,
  eventInvokeSettings,
  existingTarget,
  findEventInvokeConfig,
  keepEventInvokeConfig,
} from '../event-invoke/event-invoke-config.ts';
import { operation } from '../context.ts';

const inputSchema = z.strictObject({ ...eventInvokeMembers, ...eventInvokeSettings });

/** Settings that are not given stay as they are. */
export const updateFunctionEventInvokeConfig = operation<UpdateFunctionEventInvokeConfigCommandOutput>()(
  inputSchema,
  (context, { FunctionName, Qualifier, ...settings }) => {
    const target = existingTarget(context, FunctionName, Qualifier);
    return keepEventInvokeConfig(context, target, settings, findEventInvokeConfig(context, target));
  },
);
