import type { ListFunctionEventInvokeConfigsCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { eventInvokeConfig, existingTarget } from '../event-invoke/event-invoke-config.ts';
import { functionNameSchema } from '../functions/function-name.ts';
import { pageMembers, pageOfNamed } from '../functions/page-of-functions.ts';
import { operation } from '../context.ts';

const inputSchema = z.strictObject({ FunctionName: functionNameSchema, ...pageMembers });

export const listFunctionEventInvokeConfigs = operation<ListFunctionEventInvokeConfigsCommandOutput>()(
  inputSchema,
  (context, input) => {
    const { name } = existingTarget(context, input.FunctionName);
    const kept = context.eventInvokeConfigs.values({ prefix: `${name}:` });
    const page = pageOfNamed(kept, input, ({ functionArn }) => functionArn);
    return {
      FunctionEventInvokeConfigs: page.items.map(eventInvokeConfig),
      ...(page.token !== undefined && { NextMarker: page.token }),
    };
  },
);
