import { INTRINSICS } from './intrinsics.ts';
import type { Json } from './template.ts';
import { TemplateError } from './template-error.ts';

/** What a template's references stand for at a moment. */
export interface Scope {
  /** The value of a parameter, a pseudo parameter or a resource. */
  ref(name: string): Json;
  attribute(logicalId: string, name: string): Json;
  condition(name: string): boolean;
  mapping(map: string, topKey: string, secondKey: string): Json;
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
  if (call) {
    const run = Object.hasOwn(INTRINSICS, call.name) ? INTRINSICS[call.name] : undefined;
    if (!run)
      throw new TemplateError(`Template validation error: the emulator knows no function ${call.name}`);
    return run(call.argument, scope);
  }
  const members: [string, Json][] = Object.entries(value).map(([name, member]) => [
    name,
    evaluate(member, scope),
  ]);
  return Object.fromEntries(members.filter(([, member]) => member !== NO_VALUE));
}

/** `{"Fn::…": …}`, `{"Ref": …}` and `{"Condition": …}` alone in an object are calls; the last only with a text. */
export function intrinsicCall(value: Json): { name: string; argument: Json } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [first, ...others] = Object.entries(value);
  if (first === undefined || others.length > 0) return undefined;
  const [name, argument] = first;
  if (name === 'Condition') return typeof argument === 'string' ? { name, argument } : undefined;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument } : undefined;
}
