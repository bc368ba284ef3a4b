import type { DeleteParameterCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { forget, operation } from '../context.ts';

export const deleteParameter = operation<DeleteParameterCommandOutput>()(
  z.strictObject({ Name: z.string() }),
  (context, { Name }) => {
    if (!forget(context, Name)) throw errors.ParameterNotFound({ name: Name });
    return {};
  },
);
