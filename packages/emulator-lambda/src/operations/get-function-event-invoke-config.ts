import type { GetFunctionEventInvokeConfigCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import {
  eventInvokeConfig,
  eventInvokeMembers,
  eventInvokeTarget,
  findEventInvokeConfig,
} from '../event-invoke/event-invoke-config.ts';
import { operation } from '../context.ts';

const inputSchema = z.strictObject({ ...eventInvokeMembers });

export const getFunctionEventInvokeConfig = operation<GetFunctionEventInvokeConfigCommandOutput>()(
  inputSchema,
  (context, input) => {
    const target = eventInvokeTarget(context, input.FunctionName, input.Qualifier);
    return eventInvokeConfig(findEventInvokeConfig(context, target));
  },
);
