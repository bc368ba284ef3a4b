import { addressRanges } from './address-ranges.ts';
import { evaluate, evaluateCondition, intrinsicCall, NO_VALUE, type Scope } from './evaluate.ts';
import { isObject, isScalar, type Json } from './json.ts';
import { isNoValue, substitute, substitutedNames } from './substitute.ts';
import { TemplateError } from './template-error.ts';

interface Intrinsic {
  /** AWS's sentence for arguments of another form. */
  readonly form: string;
  /** Whether the arguments have the form, as far as can be told before anything is evaluated. */
  hasForm(argument: Json, isExtended: boolean): boolean;
  run(argument: Json, scope: Scope): Json;
  /** Only with the transform `AWS::LanguageExtensions`. */
  readonly isExtension?: true;
  /** It answers true or false, and stands in conditions and rules alone. */
  readonly isCondition?: true;
}

const isText = (value: Json | undefined): boolean => isScalar(value) || isCall(value);
const isList = (value: Json | undefined): boolean => Array.isArray(value) || isCall(value);
const isCall = (value: Json | undefined): boolean =>
  value !== undefined && intrinsicCall(value) !== undefined;
const isBoolean = (value: Json): boolean =>
  isObject(value) && (Object.hasOwn(value, 'Condition') || isCall(value));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: {
    form: 'every Ref object must have a single String value.',
    hasForm: (argument) => typeof argument === 'string' && argument !== '',
    run: (argument, scope) => (argument === 'AWS::NoValue' ? NO_VALUE : scope.ref(argument as string)),
  },
  'Fn::GetAtt': {
    form: 'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    hasForm(argument) {
      const [logicalId, attribute, ...others] = attributePath(argument);
      return (
        others.length === 0 &&
        [logicalId, attribute].every((part) => part !== '' && isText(part)) &&
        typeof logicalId === 'string'
      );
    },
    run(argument, scope) {
      const [logicalId, attribute] = attributePath(argument);
      return scope.attribute(logicalId as string, text(evaluate(attribute as Json, scope), 'Fn::GetAtt'));
    },
  },
  'Fn::Sub': {
    form: "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    hasForm(argument) {
      const [template, variables, ...others] = Array.isArray(argument) ? argument : [argument, {}];
      if (typeof template !== 'string' || !isObject(variables) || others.length > 0) return false;
      if (substitutedNames(template).some((name) => !/^[\w.:]+$/.test(name)))
        throw new TemplateError(
          'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
        );
      if (Object.values(variables).some((value) => !isText(value) || isNoValue(value))) throw variableError();
      return true;
    },
    run(argument, scope) {
      const [template, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Json];
      const own = Object.fromEntries(
        Object.entries(variables as Record<string, Json>).map(([name, value]) => {
          const evaluated = evaluate(value, scope);
          if (!isScalar(evaluated)) throw variableError();
          return [name, String(evaluated)];
        }),
      );
      return substitute(template, (name) => {
        const known = own[name];
        if (known !== undefined) return known;
        const [logicalId, ...attribute] = name.split('.') as [string, ...string[]];
        return text(
          attribute.length === 0 ? scope.ref(name) : scope.attribute(logicalId, attribute.join('.')),
          'Fn::Sub',
        );
      });
    },
  },
  'Fn::Join': {
    form: 'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    hasForm: (argument) =>
      isPair(argument) &&
      isScalar(argument[0]) &&
      isList(argument[1]) &&
      (!Array.isArray(argument[1]) || argument[1].every(isText)),
    run(argument, scope) {
      const [delimiter, values] = argument as [Json, Json];
      const items = evaluate(values, scope);
      if (!Array.isArray(items)) throw argumentError('Fn::Join');
      return items.map((item) => text(item, 'Fn::Join')).join(text(delimiter, 'Fn::Join'));
    },
  },
  'Fn::Select': {
    form: 'Fn::Select requires a list argument with two elements: an integer index and a list',
    hasForm: (argument) =>
      isPair(argument) && isList(argument[1]) && (isCall(argument[0]) || isIndex(argument[0])),
    run(argument, scope) {
      const [index, values] = (argument as [Json, Json]).map((part) => evaluate(part, scope)) as [Json, Json];
      if (!isIndex(index) || !Array.isArray(values)) throw argumentError('Fn::Select');
      const item = values[Number(index)];
      if (item === undefined)
        throw new TemplateError(
          `Template error: Fn::Select cannot select nonexistent value at index ${Number(index)}`,
        );
      return item;
    },
  },
  'Fn::Split': {
    form: 'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    hasForm: (argument) => isPair(argument) && typeof argument[0] === 'string' && isText(argument[1]),
    run(argument, scope) {
      const [delimiter, source] = argument as [string, Json];
      return text(evaluate(source, scope), 'Fn::Split').split(delimiter);
    },
  },
  'Fn::If': {
    form: 'Fn::If requires a list argument with three elements',
    hasForm(argument) {
      if (!Array.isArray(argument) || typeof argument[0] !== 'string')
        throw new TemplateError(
          'Template error: Fn::If requires a list argument with the first element being a condition',
        );
      return argument.length === 3;
    },
    run(argument, scope) {
      const [condition, whenTrue, whenFalse] = argument as [string, Json, Json];
      return evaluate(scope.condition(condition) ? whenTrue : whenFalse, scope);
    },
  },
  'Fn::Equals': {
    form: 'every Fn::Equals object requires a list of 2 string parameters.',
    hasForm: (argument) => isPair(argument) && argument.every(isText),
    run(argument, scope) {
      const [left, right] = (argument as [Json, Json]).map((part) => evaluate(part, scope)) as [Json, Json];
      return text(left, 'Fn::Equals') === text(right, 'Fn::Equals');
    },
    isCondition: true,
  },
  'Fn::And': {
    form: 'every Fn::And object requires a list of at least 2 and at most 10 boolean parameters.',
    hasForm: isListOfConditions,
    run: (argument, scope) => (argument as Json[]).every((operand) => evaluateCondition(operand, scope)),
    isCondition: true,
  },
  'Fn::Or': {
    form: 'every Fn::Or object requires a list of at least 2 and at most 10 boolean parameters.',
    hasForm: isListOfConditions,
    run: (argument, scope) => (argument as Json[]).some((operand) => evaluateCondition(operand, scope)),
    isCondition: true,
  },
  'Fn::Not': {
    form: 'Fn::Not requires a list argument with one element',
    hasForm: (argument) => Array.isArray(argument) && argument.length === 1 && argument.every(isBoolean),
    run: (argument, scope) => !evaluateCondition((argument as [Json])[0], scope),
    isCondition: true,
  },
  'Fn::Contains': {
    form: 'every Fn::Contains object requires a list of strings and a string.',
    hasForm: (argument) => isPair(argument) && isList(argument[0]) && isText(argument[1]),
    run(argument, scope) {
      const [values, wanted] = (argument as [Json, Json]).map((part) => evaluate(part, scope)) as [
        Json,
        Json,
      ];
      return (values as Json[])
        .map((item) => text(item, 'Fn::Contains'))
        .includes(text(wanted, 'Fn::Contains'));
    },
    isCondition: true,
  },
  'Fn::EachMemberEquals': {
    form: 'every Fn::EachMemberEquals object requires a list of strings and a string.',
    hasForm: (argument) => isPair(argument) && isList(argument[0]) && isText(argument[1]),
    run(argument, scope) {
      const [values, wanted] = (argument as [Json, Json]).map((part) => evaluate(part, scope)) as [
        Json,
        Json,
      ];
      return (values as Json[]).every((item) => item === wanted);
    },
    isCondition: true,
  },
  'Fn::EachMemberIn': {
    form: 'every Fn::EachMemberIn object requires two lists of strings.',
    hasForm: (argument) => isPair(argument) && argument.every(isList),
    run(argument, scope) {
      const [values, allowed] = (argument as [Json, Json]).map((part) => evaluate(part, scope)) as [
        Json[],
        Json[],
      ];
      return values.every((item) => allowed.includes(item));
    },
    isCondition: true,
  },
  'Fn::FindInMap': {
    form: 'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    hasForm: (argument, isExtended) =>
      Array.isArray(argument) &&
      argument.slice(0, 3).every(isText) &&
      (argument.length === 3 || (isExtended && argument.length === 4 && hasDefault(argument[3]))),
    run(argument, scope) {
      const [map, top, second, otherwise] = argument as [Json, Json, Json, Json?];
      const keys = [map, top, second].map((part) => text(evaluate(part, scope), 'Fn::FindInMap'));
      const value = scope.mapping(...(keys as [string, string, string]));
      if (value !== undefined) return value;
      if (isObject(otherwise)) return evaluate(otherwise['DefaultValue'] as Json, scope);
      throw new TemplateError(`Template error: Unable to get mapping for ${keys.join('::')}`);
    },
  },
  'Fn::ImportValue': {
    form: 'every Fn::ImportValue object must have a String-typed value.',
    hasForm: isText,
    run: (argument, scope) => scope.importedValue(text(evaluate(argument, scope), 'Fn::ImportValue')),
  },
  'Fn::Base64': {
    form: 'every Fn::Base64 object must have a String-typed value.',
    hasForm: isText,
    run: (argument, scope) => Buffer.from(text(evaluate(argument, scope), 'Fn::Base64')).toString('base64'),
  },
  'Fn::GetAZs': {
    form: 'every Fn::GetAZs object must have a String-typed value.',
    hasForm: isText,
    run(argument, scope) {
      const region = text(evaluate(argument, scope), 'Fn::GetAZs') || (scope.ref('AWS::Region') as string);
      return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
    },
  },
  'Fn::Cidr': {
    form: 'every Fn::Cidr object requires two parameters, (1) an IP block and (2) the number of ranges, and optionally (3) the number of their bits',
    hasForm: (argument) =>
      Array.isArray(argument) && (argument.length === 2 || argument.length === 3) && argument.every(isText),
    run(argument, scope) {
      const [block, count, bits] = (argument as Json[]).map((part) =>
        text(evaluate(part, scope), 'Fn::Cidr'),
      );
      return addressRanges(block as string, Number(count), bits === undefined ? undefined : Number(bits));
    },
  },
  'Fn::Length': {
    form: 'every Fn::Length object requires a list.',
    hasForm: isList,
    run(argument, scope) {
      const items = evaluate(argument, scope);
      if (!Array.isArray(items)) throw argumentError('Fn::Length');
      return items.length;
    },
    isExtension: true,
  },
  'Fn::ToJsonString': {
    form: 'every Fn::ToJsonString object requires an object or a list.',
    hasForm: (argument) => typeof argument === 'object',
    run: (argument, scope) => JSON.stringify(evaluate(argument, scope)),
    isExtension: true,
  },
};

/** `["Id", "Attribute"]` or `"Id.Attribute"`; an attribute may have points of its own. */
function attributePath(argument: Json): Json[] {
  if (Array.isArray(argument)) return argument;
  if (typeof argument !== 'string' || !argument.includes('.')) return [];
  const point = argument.indexOf('.');
  return [argument.slice(0, point), argument.slice(point + 1)];
}

function isIndex(value: Json): boolean {
  return isScalar(value) && /^\d+$/.test(String(value));
}

function isPair(argument: Json): argument is [Json, Json] {
  return Array.isArray(argument) && argument.length === 2;
}

function isListOfConditions(argument: Json): boolean {
  return (
    Array.isArray(argument) && argument.length >= 2 && argument.length <= 10 && argument.every(isBoolean)
  );
}

function hasDefault(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).join() === 'DefaultValue';
}

function text(value: Json | undefined, name: string): string {
  if (!isScalar(value)) throw argumentError(name);
  return String(value);
}

export function argumentError(name: string): TemplateError {
  return new TemplateError(`Template error: ${INTRINSICS[name]?.form ?? name}`);
}

function variableError(): TemplateError {
  return new TemplateError(
    'Template error: every value of the context object of every Fn::Sub object must be a string or a function that returns a string',
  );
}
