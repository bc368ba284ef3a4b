import type { Json, ParameterDeclaration, Template } from './template.ts';
import { TemplateError } from './template-error.ts';

export interface ParameterValue {
  /** As given, or the default. */
  readonly given: string;
  /** What `Ref` answers. */
  readonly value: Json;
}

/** Every declared parameter's value. `readSsm` answers the value of a parameter of SSM. */
export async function parameterValues(
  declarations: Template['Parameters'],
  given: Readonly<Record<string, string>>,
  readSsm: (name: string) => Promise<string>,
): Promise<Record<string, ParameterValue>> {
  const undeclared = Object.keys(given).filter((name) => !Object.hasOwn(declarations, name));
  if (undeclared.length > 0)
    throw new TemplateError(`Parameters: [${undeclared.join(', ')}] do not exist in the template`);
  const missing = Object.entries(declarations).filter(
    ([name, { Default }]) => given[name] === undefined && Default === undefined,
  );
  if (missing.length > 0)
    throw new TemplateError(`Parameters: [${missing.map(([name]) => name).join(', ')}] must have values`);
  const values: Record<string, ParameterValue> = {};
  for (const [name, declaration] of Object.entries(declarations)) {
    const text = given[name] ?? declaration.Default ?? '';
    check(name, declaration, text);
    values[name] = { given: text, value: await valueOf(declaration, text, readSsm) };
  }
  return values;
}

function check(name: string, declaration: ParameterDeclaration, value: string): void {
  const { AllowedValues, AllowedPattern, ConstraintDescription, Type } = declaration;
  const fails =
    (AllowedValues && !AllowedValues.includes(value) && `must be one of AllowedValues`) ||
    (AllowedPattern !== undefined &&
      !new RegExp(`^(?:${AllowedPattern})$`).test(value) &&
      `must match pattern ${AllowedPattern}`) ||
    (Type === 'Number' && !(value.trim() !== '' && Number.isFinite(Number(value))) && 'must be a number');
  if (fails)
    throw new TemplateError(
      `Parameter '${name}' ${ConstraintDescription ? `failed to satisfy constraint: ${ConstraintDescription}` : fails}`,
    );
}

async function valueOf(
  { Type }: ParameterDeclaration,
  text: string,
  readSsm: (name: string) => Promise<string>,
): Promise<Json> {
  switch (Type) {
    case 'CommaDelimitedList':
      return text.split(',').map((item) => item.trim());
    case 'AWS::SSM::Parameter::Value<String>':
      return await readSsm(text);
    case 'String':
    case 'Number':
      return text;
  }
}
