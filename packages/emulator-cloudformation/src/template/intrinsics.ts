import { evaluate, NO_VALUE, type Scope } from './evaluate.ts';
import { substitute } from './substitute.ts';
import type { Json } from './template.ts';
import { TemplateError } from './template-error.ts';

type Intrinsic = (argument: Json, scope: Scope) => Json;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => {
    const name = text(argument, 'Ref');
    return name === 'AWS::NoValue' ? NO_VALUE : scope.ref(name);
  },
  Condition: (argument, scope) => scope.condition(text(argument, 'Condition')),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, attribute] = attributePath(argument, scope);
    return scope.attribute(logicalId, attribute);
  },
  'Fn::Sub': (argument, scope) => {
    const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const own = evaluate(variables ?? {}, scope) as Record<string, Json>;
    return substitute(text(template, 'Fn::Sub'), (name) => {
      if (Object.hasOwn(own, name)) return text(own[name], 'Fn::Sub');
      const [logicalId, ...attribute] = name.split('.');
      const value =
        attribute.length === 0 ? scope.ref(name) : scope.attribute(logicalId as string, attribute.join('.'));
      return text(value, 'Fn::Sub');
    });
  },
  'Fn::Join': (argument, scope) => {
    const [delimiter, values] = listOf(argument, 2, 'Fn::Join');
    const items = evaluate(values, scope);
    if (!Array.isArray(items)) throw argumentError('Fn::Join');
    return items.map((item) => text(item, 'Fn::Join')).join(text(delimiter, 'Fn::Join'));
  },
  'Fn::Select': (argument, scope) => {
    const [index, values] = listOf(argument, 2, 'Fn::Select').map((part) => evaluate(part, scope));
    const item = Array.isArray(values) ? values[Number(index)] : undefined;
    if (item === undefined || item === null)
      throw new TemplateError(
        `Template error: Fn::Select cannot select nonexistent value at index ${text(index, 'Fn::Select')}`,
      );
    return item;
  },
  'Fn::Split': (argument, scope) => {
    const [delimiter, source] = listOf(argument, 2, 'Fn::Split').map((part) => evaluate(part, scope));
    return text(source, 'Fn::Split').split(text(delimiter, 'Fn::Split'));
  },
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = listOf(argument, 3, 'Fn::If');
    return evaluate(scope.condition(text(condition, 'Fn::If')) ? whenTrue : whenFalse, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = listOf(argument, 2, 'Fn::Equals').map((part) => evaluate(part, scope));
    return text(left, 'Fn::Equals') === text(right, 'Fn::Equals');
  },
  'Fn::And': (argument, scope) => conditions(argument, scope, 'Fn::And').every(Boolean),
  'Fn::Or': (argument, scope) => conditions(argument, scope, 'Fn::Or').some(Boolean),
  'Fn::Not': (argument, scope) => {
    const [operand] = listOf(argument, 1, 'Fn::Not');
    return evaluate(operand, scope) !== true;
  },
  'Fn::FindInMap': (argument, scope) => {
    const keys = listOf(argument, 3, 'Fn::FindInMap').map((part) =>
      text(evaluate(part, scope), 'Fn::FindInMap'),
    );
    return scope.mapping(...(keys as [string, string, string]));
  },
  'Fn::ImportValue': (argument, scope) =>
    scope.importedValue(text(evaluate(argument, scope), 'Fn::ImportValue')),
  'Fn::Base64': (argument, scope) =>
    Buffer.from(text(evaluate(argument, scope), 'Fn::Base64')).toString('base64'),
};

/** `["Id", "Attribute"]` or `"Id.Attribute"`. */
function attributePath(argument: Json, scope: Scope): [logicalId: string, attribute: string] {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    return [argument.slice(0, dot), argument.slice(dot + 1)];
  }
  const [logicalId, attribute] = listOf(argument, 2, 'Fn::GetAtt');
  return [text(logicalId, 'Fn::GetAtt'), text(evaluate(attribute, scope), 'Fn::GetAtt')];
}

function conditions(argument: Json, scope: Scope, name: string): boolean[] {
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 10) throw argumentError(name);
  return argument.map((operand) => evaluate(operand, scope) === true);
}

function listOf<const Length extends 1 | 2 | 3>(
  argument: Json,
  length: Length,
  name: string,
): Length extends 1 ? [Json] : Length extends 2 ? [Json, Json] : [Json, Json, Json] {
  if (!Array.isArray(argument) || argument.length !== length) throw argumentError(name);
  return argument as never;
}

function text(value: Json | undefined, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw argumentError(name);
}

function argumentError(name: string): TemplateError {
  return new TemplateError(
    `Template error: every ${name} object requires arguments of its own form; one has others.`,
  );
}
