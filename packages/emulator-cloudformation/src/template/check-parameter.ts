import { inBoundedTime, TookTooLong } from '@scones/wildcards';
import { listOf } from './list-of.ts';
import type { ParameterDeclaration } from './template.ts';
import { TemplateError } from './template-error.ts';

/** Holds the values of all parameters to their types and constraints, in CloudFormation's words. */
export function checkParameters(
  declarations: Readonly<Record<string, ParameterDeclaration>>,
  valueOf: (name: string) => string,
): void {
  let checked = '';
  try {
    inBoundedTime(() => {
      for (const [name, declaration] of Object.entries(declarations)) {
        checked = name;
        checkParameter(name, declaration, valueOf(name));
      }
    });
  } catch (cause) {
    if (!(cause instanceof TookTooLong)) throw cause;
    const message = `The emulator does not support the AllowedPattern of parameter '${checked}' for its value: matching them takes too long; take a simpler pattern`;
    throw new TemplateError(message, { cause });
  }
}

function checkParameter(name: string, declaration: ParameterDeclaration, given: string): void {
  const isList = ['CommaDelimitedList', 'List<Number>'].includes(declaration.Type);
  for (const value of isList ? listOf(given) : [given]) {
    if (isNumeric(declaration) && !isNumber(value))
      throw new TemplateError(`Parameter '${name}' must be a number.`);
    const fault = FAULTS.map((faultOf) => faultOf(declaration, value)).find((each) => each !== undefined);
    if (fault === undefined) continue;
    const { ConstraintDescription } = declaration;
    throw new TemplateError(
      ConstraintDescription
        ? `Parameter ${name} failed to satisfy constraint: ${ConstraintDescription}`
        : `Parameter '${name}' ${fault}`,
    );
  }
}

type FaultOf = (declaration: ParameterDeclaration, value: string) => string | undefined;

const FAULTS: readonly FaultOf[] = [
  ({ AllowedValues }, value) =>
    AllowedValues && !AllowedValues.includes(value) ? 'must be one of AllowedValues' : undefined,
  ({ AllowedPattern }, value) =>
    AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)
      ? `must match pattern ${AllowedPattern}`
      : undefined,
  ({ MinLength }, value) =>
    MinLength !== undefined && value.length < MinLength
      ? `must contain at least ${MinLength} characters`
      : undefined,
  ({ MaxLength }, value) =>
    MaxLength !== undefined && value.length > MaxLength
      ? `must contain at most ${MaxLength} characters`
      : undefined,
  ({ MinValue }, value) =>
    MinValue !== undefined && Number(value) < MinValue
      ? `must be a number not less than ${MinValue}`
      : undefined,
  ({ MaxValue }, value) =>
    MaxValue !== undefined && Number(value) > MaxValue
      ? `must be a number not greater than ${MaxValue}`
      : undefined,
];

function isNumeric({ Type }: ParameterDeclaration): boolean {
  return Type === 'Number' || Type === 'List<Number>';
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}
