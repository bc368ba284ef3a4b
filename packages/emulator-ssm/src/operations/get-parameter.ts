import type { GetParameterCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { requireParameter } from '../find-parameter.ts';
import { parameterOutput } from '../parameter-record.ts';
import { operation } from '../context.ts';

export const getParameter = operation<GetParameterCommandOutput>()(
  z.strictObject({ Name: z.string().min(1).max(2048), WithDecryption: z.boolean().optional() }),
  (context, { Name }) => {
    const { parameter, selector } = requireParameter(context, Name);
    return { Parameter: parameterOutput(context.identity, parameter, selector) };
  },
);
