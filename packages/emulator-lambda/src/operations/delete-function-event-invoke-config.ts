import type { DeleteFunctionEventInvokeConfigCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import {
  eventInvokeMembers,
  eventInvokeTarget,
  findEventInvokeConfig,
} from '../event-invoke/event-invoke-config.ts';
import { operation } from '../context.ts';

const inputSchema = z.strictObject({ ...eventInvokeMembers });

export const deleteFunctionEventInvokeConfig = operation<DeleteFunctionEventInvokeConfigCommandOutput>()(
  inputSchema,
  (context, input) => {
    const target = eventInvokeTarget(context, input.FunctionName, input.Qualifier);
    findEventInvokeConfig(context, target);
    context.eventInvokeConfigs.delete(target.key);
    return {};
  },
);
