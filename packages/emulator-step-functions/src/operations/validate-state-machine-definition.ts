import type { ValidateStateMachineDefinitionCommandOutput } from '@aws-sdk/client-sfn';
import { validate } from '@scones/states-language';
import { z } from 'zod';
import { operation } from '../context.ts';

const input = z.strictObject({
  definition: z.string().min(1).max(1_048_576),
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  severity: z.enum(['ERROR', 'WARNING']).optional(),
  maxResults: z.number().int().min(0).max(100).optional(),
});

export const validateStateMachineDefinition = operation<ValidateStateMachineDefinitionCommandOutput>()(
  input,
  ({ machines }, { definition, type = 'STANDARD', severity, maxResults }) => {
    const withWarnings = severity === 'WARNING';
    const found = validate(definition, { ...machines.parseOptions(type), withWarnings });
    const diagnostics = found.slice(0, maxResults || 100);
    return {
      result: found.some((each) => each.severity === 'ERROR') ? 'FAIL' : 'OK',
      diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic })),
      truncated: diagnostics.length < found.length,
    };
  },
);
