import type { PutFunctionEventInvokeConfigCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { errors } from '../errors.ts';
import {
  eventInvokeMembers,
  eventInvokeSettings,
  existingTarget,
  keepEventInvokeConfig,
} from '../event-invoke/event-invoke-config.ts';
import { operation } from '../context.ts';

const inputSchema = z.strictObject({ ...eventInvokeMembers, ...eventInvokeSettings });

/** Settings that are not given are removed. */
export const putFunctionEventInvokeConfig = operation<PutFunctionEventInvokeConfigCommandOutput>()(
  inputSchema,
  (context, { FunctionName, Qualifier, ...settings }) => {
    const target = existingTarget(context, FunctionName, Qualifier);
    if (Object.values(settings).every((value) => value === undefined))
      throw errors.InvalidParameterValueException.noEventInvokeSettings();
    return keepEventInvokeConfig(context, target, settings);
  },
);
