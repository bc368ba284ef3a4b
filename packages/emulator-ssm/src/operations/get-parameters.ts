import type { GetParametersCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { parameterOutput } from '../parameter-record.ts';
import { operation } from '../ssm-context.ts';

export const getParameters = operation<GetParametersCommandOutput>()(
  z.strictObject({ Names: z.array(z.string()).min(1).max(10), WithDecryption: z.boolean().optional() }),
  ({ parameters, identity }, { Names }) => {
    const found = Names.flatMap((name) => parameters.get(name) ?? []);
    return {
      Parameters: found.map((parameter) => parameterOutput(identity, parameter)),
      InvalidParameters: Names.filter((name) => !parameters.has(name)),
    };
  },
);
