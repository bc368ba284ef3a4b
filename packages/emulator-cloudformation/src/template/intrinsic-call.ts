import { isObject, type Json } from './json.ts';

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
