import type { GetParameterCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { parameterOutput } from '../parameter-record.ts';
import { operation } from '../ssm-context.ts';

export const getParameter = operation<GetParameterCommandOutput>()(
  z.strictObject({ Name: z.string(), WithDecryption: z.boolean().optional() }),
  ({ parameters, identity }, { Name }) => {
    const parameter = parameters.get(Name);
    if (!parameter) throw errors.ParameterNotFound(Name);
    return { Parameter: parameterOutput(identity, parameter) };
  },
);
