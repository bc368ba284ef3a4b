import { ownMember } from '@scones/emulator-core';
import { checkParameters } from './check-parameter.ts';
import type { ParameterDeclaration, Template } from './template.ts';
import { TemplateError } from './template-error.ts';
import { listOf } from './list-of.ts';

export interface ParameterValue {
  /** As given, or the default. */
  readonly given: string;
  /** `Ref` answers it. */
  readonly value: string | string[];
  /** NoEcho: it is shown to nobody. */
  readonly isSecret?: boolean;
}

/** The value of a parameter of SSM; undefined where there is none. */
type ReadSsm = (name: string) => Promise<string | undefined>;

/** Every declared parameter's value. */
export async function parameterValues(
  declarations: Template['Parameters'],
  given: Readonly<Record<string, string>>,
  readSsm: ReadSsm,
): Promise<Record<string, ParameterValue>> {
  const undeclared = Object.keys(given).filter((name) => !Object.hasOwn(declarations, name));
  if (undeclared.length > 0)
    throw new TemplateError(`Parameters: [${undeclared.join(', ')}] do not exist in the template`);
  const missing = Object.entries(declarations).filter(
    ([name, { Default }]) => ownMember(given, name) === undefined && Default === undefined,
  );
  if (missing.length > 0)
    throw new TemplateError(`Parameters: [${missing.map(([name]) => name).join(', ')}] must have values`);
  const textOf = (name: string): string => ownMember(given, name) ?? declarations[name]?.Default ?? '';
  checkParameters(declarations, textOf);
  const values: Record<string, ParameterValue> = {};
  for (const [name, declaration] of Object.entries(declarations)) {
    const text = textOf(name);
    const value = await valueOf(declaration, text, readSsm);
    values[name] = { given: text, value, ...(declaration.NoEcho && { isSecret: true }) };
  }
  return values;
}

async function valueOf(
  { Type }: ParameterDeclaration,
  text: string,
  readSsm: ReadSsm,
): Promise<string | string[]> {
  if (Type === 'CommaDelimitedList' || Type === 'List<Number>') return listOf(text);
  if (!Type.startsWith('AWS::SSM::Parameter::')) return text;
  const stored = await readSsm(text);
  if (stored === undefined)
    throw new TemplateError(`Unable to fetch parameters [${text}] from parameter store for this account.`);
  if (Type === 'AWS::SSM::Parameter::Name') return text;
  return Type === 'AWS::SSM::Parameter::Value<String>' ? stored : listOf(stored);
}
