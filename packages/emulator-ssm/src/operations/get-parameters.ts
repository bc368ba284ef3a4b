import type { GetParametersCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { findParameter } from '../find-parameter.ts';
import { parameterOutput } from '../parameter-record.ts';
import { operation } from '../context.ts';

export const getParameters = operation<GetParametersCommandOutput>()(
  z.strictObject({
    Names: z.array(z.string().min(1).max(2048)).min(1).max(10),
    WithDecryption: z.boolean().optional(),
  }),
  (context, { Names }) => {
    const asked = Names.map((name) => ({ name, found: findParameter(context, name) }));
    return {
      Parameters: asked.flatMap(({ found }) =>
        found ? [parameterOutput(context.identity, found.parameter, found.selector)] : [],
      ),
      InvalidParameters: asked.filter(({ found }) => !found).map(({ name }) => name),
    };
  },
);
