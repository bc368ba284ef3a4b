import { isObject, isScalar, type Json } from './json.ts';
import { checkCount, checkName } from './names.ts';
import { formatError, TemplateError } from './template-error.ts';

export interface ParameterDeclaration {
  readonly Type: string;
  readonly Default?: string | undefined;
  readonly AllowedValues?: readonly string[] | undefined;
  readonly AllowedPattern?: string | undefined;
  readonly MinLength?: number | undefined;
  readonly MaxLength?: number | undefined;
  readonly MinValue?: number | undefined;
  readonly MaxValue?: number | undefined;
  readonly ConstraintDescription?: string | undefined;
  readonly Description?: string | undefined;
  readonly NoEcho: boolean;
}

const TYPES = ['String', 'Number', 'List<Number>', 'CommaDelimitedList', 'AWS::SSM::Parameter::Name'];
const OF_SSM = ['String', 'List<String>', 'CommaDelimitedList'].map(
  (type) => `AWS::SSM::Parameter::Value<${type}>`,
);
const OF_RESOURCES = /^(AWS::SSM::Parameter::Value<)?(List<)?AWS::(EC2|Route53)::[\w:]+>{0,2}$/;
const MEMBERS = [
  ...['Type', 'Default', 'AllowedValues', 'AllowedPattern', 'MinLength', 'MaxLength', 'MinValue'],
  ...['MaxValue', 'ConstraintDescription', 'Description', 'NoEcho'],
];

export function readParameters(section: Json | undefined): Record<string, ParameterDeclaration> {
  if (section === undefined) return {};
  if (!isObject(section)) throw formatError('[/Parameters] Parameters must be a map');
  checkCount('parameters', section, 200);
  return Object.fromEntries(
    Object.entries(section).map(([name, parameter]) => [name, readParameter(name, parameter)]),
  );
}

function readParameter(name: string, parameter: Json): ParameterDeclaration {
  checkName('Parameter', name);
  if (!isObject(parameter)) throw formatError('Any Parameters member must be an object.');
  const odd = Object.keys(parameter).find((member) => !MEMBERS.includes(member));
  if (odd !== undefined) throw new TemplateError(`Invalid template parameter property '${odd}'`);
  return {
    Type: readType(parameter['Type']),
    Default: textOf('Default', parameter['Default']),
    AllowedValues: readAllowedValues(parameter['AllowedValues']),
    AllowedPattern: readPattern(parameter['AllowedPattern']),
    MinLength: numberOf('MinLength', parameter['MinLength']),
    MaxLength: numberOf('MaxLength', parameter['MaxLength']),
    MinValue: numberOf('MinValue', parameter['MinValue']),
    MaxValue: numberOf('MaxValue', parameter['MaxValue']),
    ConstraintDescription: textOf('ConstraintDescription', parameter['ConstraintDescription']),
    Description: textOf('Description', parameter['Description']),
    NoEcho: readFlag('NoEcho', parameter['NoEcho']),
  };
}

function readType(type: Json | undefined): string {
  if (type === undefined) throw formatError('Every Parameters object must contain a Type member.');
  if (typeof type !== 'string') throw formatError('Every Type member must be a string.');
  if (TYPES.includes(type) || OF_SSM.includes(type)) return type;
  if (OF_RESOURCES.test(type))
    throw new TemplateError(
      `The emulator does not support the parameter type ${type}: it has no such resources to look the value up in; declare a String`,
    );
  throw formatError(`Unrecognized parameter type: ${type}`);
}

function readAllowedValues(values: Json | undefined): string[] | undefined {
  if (values === undefined) return undefined;
  if (!Array.isArray(values) || !values.every(isScalar))
    throw formatError('Every AllowedValues member must be a list.');
  return values.map(String);
}

function readPattern(pattern: Json | undefined): string | undefined {
  const text = textOf('AllowedPattern', pattern);
  if (text === undefined) return undefined;
  try {
    new RegExp(text);
  } catch (cause) {
    throw new TemplateError(
      `Template format error: AllowedPattern ${text} is not a valid regular expression.`,
      {
        cause,
      },
    );
  }
  return text;
}

function textOf(member: string, value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!isScalar(value)) throw formatError(`Every ${member} member must be a string.`);
  return String(value);
}

function numberOf(member: string, value: Json | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!isScalar(value) || String(value).trim() === '' || !Number.isFinite(Number(value)))
    throw formatError(`Every ${member} member must be a number.`);
  return Number(value);
}

function readFlag(member: string, value: Json | undefined): boolean {
  if (value === undefined) return false;
  const text = isScalar(value) ? String(value).toLowerCase() : '';
  if (text !== 'true' && text !== 'false') throw formatError(`Every ${member} member must be a boolean.`);
  return text === 'true';
}
