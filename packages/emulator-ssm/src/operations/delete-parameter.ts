import type { DeleteParameterCommandOutput } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { forget, operation } from '../context.ts';
import { madeName } from '../find-parameter.ts';

export const deleteParameter = operation<DeleteParameterCommandOutput>()(
  z.strictObject({ Name: z.string() }),
  (context, { Name }) => {
    if (!forget(context, madeName(context, Name))) throw errors.ParameterNotFound({ name: Name });
    return {};
  },
);
