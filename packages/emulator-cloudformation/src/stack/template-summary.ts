import type { ParameterDeclaration as DescribedParameter } from '@aws-sdk/client-cloudformation';
import { capabilitiesOf } from './check-capabilities.ts';
import type { Template } from '../template/template.ts';

/** The answers of GetTemplateSummary and ValidateTemplate about capabilities. */
export function capabilityOutput(template: Template): {
  Capabilities?: never;
  CapabilitiesReason?: string;
  DeclaredTransforms: string[];
} {
  const { capabilities, types } = capabilitiesOf(template);
  return {
    ...(capabilities.length > 0 && { Capabilities: capabilities as never }),
    ...(types.length > 0 && {
      CapabilitiesReason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
    }),
    DeclaredTransforms: [...template.transforms],
  };
}

export function parametersOutput(template: Template): DescribedParameter[] {
  return Object.entries(template.Parameters).map(([ParameterKey, declaration]) => ({
    ParameterKey,
    DefaultValue: declaration.Default,
    ParameterType: declaration.Type,
    NoEcho: declaration.NoEcho,
    Description: declaration.Description,
    ParameterConstraints: declaration.AllowedValues
      ? { AllowedValues: [...declaration.AllowedValues] }
      : undefined,
  }));
}
