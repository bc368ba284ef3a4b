import type { GetTemplateSummaryCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { flag, operation, requireStack } from '../operation.ts';
import { readTemplate, templateInput } from '../input/template-input.ts';
import { capabilityOutput, parametersOutput } from '../stack/template-summary.ts';

export const getTemplateSummary = operation<GetTemplateSummaryCommandOutput>()(
  z.strictObject({
    ...templateInput,
    StackName: z.string().optional(),
    StackSetName: z.undefined({ error: 'The emulator does not support stack sets' }).optional(),
    CallAs: z.undefined({ error: 'The emulator does not support stack sets' }).optional(),
    TemplateSummaryConfig: z
      .strictObject({ TreatUnrecognizedResourceTypesAsWarnings: flag.optional() })
      .optional(),
  }),
  async (context, { StackName, ...source }) => {
    const stack = StackName === undefined ? undefined : requireStack(context, StackName);
    if (stack?.status === 'REVIEW_IN_PROGRESS')
      throw errors.ValidationError('GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.');
    const text = stack ? stack.templateText : await readTemplate(context, source);
    if (text === undefined)
      throw errors.ValidationError('Either Template URL or Template Body must be specified.');
    const template = parseTemplate(text);
    return {
      Parameters: parametersOutput(template),
      Description: template.Description,
      ...capabilityOutput(template),
      ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
      Version: '2010-09-09',
      Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
    };
  },
);
