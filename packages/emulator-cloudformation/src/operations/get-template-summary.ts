import type { GetTemplateSummaryCommandOutput } from '@aws-sdk/client-cloudformation';
import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { operation } from '../operation.ts';
import { requireStack } from '../stack/require-stack.ts';
import { readTemplate, templateInput } from '../input/template-input.ts';
import { callerOf } from '../stack/stack-target.ts';
import { capabilityOutput, parametersOutput } from '../stack/template-summary.ts';

export const getTemplateSummary = operation<GetTemplateSummaryCommandOutput>()(
  z.strictObject({
    ...templateInput,
    StackName: z.string().optional(),
    StackSetName: z.undefined({ error: 'The emulator does not support stack sets' }).optional(),
    CallAs: z.undefined({ error: 'The emulator does not support stack sets' }).optional(),
    TemplateSummaryConfig: z
      .strictObject({ TreatUnrecognizedResourceTypesAsWarnings: wireBoolean.optional() })
      .optional(),
  }),
  async (context, { StackName, ...source }, request) => {
    const stack = StackName === undefined ? undefined : requireStack(context, StackName);
    if (stack?.status === 'REVIEW_IN_PROGRESS') throw errors.ValidationError.inReview();
    const text = stack ? stack.templateText : await readTemplate(context, source, callerOf(request));
    if (text === undefined) throw errors.ValidationError.noTemplate();
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
