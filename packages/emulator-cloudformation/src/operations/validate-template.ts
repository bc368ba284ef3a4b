import type { ValidateTemplateCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { checkTypes } from '../stack/check-types.ts';
import { dependenciesOf, dependencyOrder } from '../template/dependency-order.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { operation } from '../operation.ts';
import { readTemplate, templateInput } from '../input/template-input.ts';
import { callerOf } from '../stack/stack-target.ts';
import { capabilityOutput, parametersOutput } from '../stack/template-summary.ts';

export const validateTemplate = operation<ValidateTemplateCommandOutput>()(
  z.strictObject(templateInput),
  async (context, input, request) => {
    const text = await readTemplate(context, input, callerOf(request));
    if (text === undefined) throw errors.ValidationError.noTemplate();
    const template = parseTemplate(text);
    checkTypes(template);
    dependencyOrder(dependenciesOf(template));
    return {
      Description: template.Description,
      Parameters: parametersOutput(template).map(({ ParameterKey, DefaultValue, NoEcho, Description }) => ({
        ParameterKey,
        DefaultValue,
        NoEcho,
        Description,
      })),
      ...capabilityOutput(template),
    };
  },
);
