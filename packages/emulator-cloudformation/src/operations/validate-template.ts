import type { ValidateTemplateCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { checkTypes } from '../stack/plan-changes.ts';
import { dependenciesOf, dependencyOrder } from '../template/dependency-order.ts';
import { parseTemplate } from '../template/template.ts';
import { operation } from '../operation.ts';
import { readTemplate, templateInput } from '../template-input.ts';

export const validateTemplate = operation<ValidateTemplateCommandOutput>()(
  z.strictObject(templateInput),
  async (context, input) => {
    const template = parseTemplate((await readTemplate(context, input)) ?? '');
    checkTypes(template);
    dependencyOrder(dependenciesOf(template));
    const hasIam = Object.values(template.Resources).some(({ Type }) => Type.startsWith('AWS::IAM::'));
    return {
      Description: template.Description,
      Parameters: Object.entries(template.Parameters).map(
        ([ParameterKey, { Default, NoEcho, Description }]) => ({
          ParameterKey,
          DefaultValue: Default,
          NoEcho: NoEcho ?? false,
          Description,
        }),
      ),
      Capabilities: hasIam ? ['CAPABILITY_IAM'] : [],
      CapabilitiesReason: hasIam
        ? 'The following resource(s) require capabilities: [AWS::IAM::Role, AWS::IAM::Policy]'
        : undefined,
    };
  },
);
