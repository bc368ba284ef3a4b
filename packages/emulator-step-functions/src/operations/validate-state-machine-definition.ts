import type { ValidateStateMachineDefinitionCommandOutput } from '@aws-sdk/client-sfn';
import { validate } from '@scones/states-language';
import { z } from 'zod';
import { operation } from '../context.ts';

const input = z.strictObject({
  definition: z.string().min(1).max(1_048_576),
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  /** Only errors are found, whatever is asked for. */
  severity: z.enum(['ERROR', 'WARNING']).optional(),
  maxResults: z.number().int().min(0).max(100).optional(),
});

export const validateStateMachineDefinition = operation<ValidateStateMachineDefinitionCommandOutput>()(
  input,
  ({ machines }, { definition, type = 'STANDARD', maxResults }) => {
    const found = validate(definition, machines.parseOptions(type));
    const diagnostics = found.slice(0, maxResults || 100);
    return {
      result: found.length === 0 ? 'OK' : 'FAIL',
      diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic })),
      truncated: diagnostics.length < found.length,
    };
  },
);
