import { argumentError, INTRINSICS } from './intrinsics.ts';
import { isObject, type Json } from './json.ts';
import { TemplateError } from './template-error.ts';

/** What a template's references stand for at a moment. */
export interface Scope {
  /** The value of a parameter, a pseudo parameter or a resource. */
  ref(name: string): Json;
  attribute(logicalId: string, name: string): Json;
  condition(name: string): boolean;
  /** Undefined where the map has no such keys. */
  mapping(map: string, topKey: string, secondKey: string): Json | undefined;
  importedValue(name: string): Json;
}

/** `Ref: AWS::NoValue`: the member or item that has it is left out. */
export const NO_VALUE: Json = Object.freeze({ Ref: 'AWS::NoValue' });

/** A template's value with every intrinsic function carried out. */
export function evaluate(value: Json, scope: Scope): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  const call = intrinsicCall(value);
  if (call) return run(call, scope);
  const members: [string, Json][] = Object.entries(value).map(([name, member]) => [
    name,
    evaluate(member, scope),
  ]);
  return Object.fromEntries(members.filter(([, member]) => member !== NO_VALUE));
}

/** `{"Condition": "Name"}`, or a function that answers true or false. */
export function evaluateCondition(value: Json, scope: Scope): boolean {
  if (isObject(value) && typeof value['Condition'] === 'string') return scope.condition(value['Condition']);
  return evaluate(value, scope) === true;
}

function run({ name, argument }: IntrinsicCall, scope: Scope): Json {
  const intrinsic = intrinsicOf(name);
  if (!intrinsic.hasForm(argument, true)) throw argumentError(name);
  return intrinsic.run(argument, scope);
}

export function intrinsicOf(name: string): (typeof INTRINSICS)[string] {
  const found = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
  if (found) return found;
  if (OTHERS.includes(name)) throw new TemplateError(`The emulator does not support the function ${name}`);
  throw unsupportedFunction(name);
}

/** Functions of CloudFormation that the emulator does not have. */
const OTHERS = ['Fn::Transform', 'Fn::RefAll', 'Fn::ValueOf', 'Fn::ValueOfAll', 'Fn::GetStackOutput'];

export function unsupportedFunction(name: string): TemplateError {
  const supported = Object.entries(INTRINSICS).flatMap(([each, { isExtension }]) =>
    isExtension ? [] : [each],
  );
  return new TemplateError(
    `Template error: Encountered unsupported function: ${name} Supported functions are: [${supported.join(', ')}, Condition]`,
  );
}

export interface IntrinsicCall {
  readonly name: string;
  readonly argument: Json;
}

/** `{"Fn::…": …}` and `{"Ref": …}` alone in an object are calls. */
export function intrinsicCall(value: Json): IntrinsicCall | undefined {
  if (!isObject(value)) return undefined;
  const [first, ...others] = Object.entries(value);
  if (first === undefined || others.length > 0) return undefined;
  const [name, argument] = first;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument } : undefined;
}
