import { isObject, type Json } from '../template/json.ts';
import type { ParameterValue } from '../template/parameter-values.ts';
import type { StackRecord } from './stack-record.ts';

/** Shown in place of a parameter that is not to be echoed. */
const HIDDEN = '****';

export function shownValue({ given, isSecret }: ParameterValue): string {
  return isSecret ? HIDDEN : given;
}

export function secretsOf({ parameters }: StackRecord): string[] {
  return Object.values(parameters).flatMap(({ isSecret, given }) =>
    isSecret && given !== '' ? [given] : [],
  );
}

/** The value, with every secret replaced. */
export function masked(value: Json, secrets: readonly string[]): Json {
  if (secrets.length === 0) return value;
  if (typeof value === 'string')
    return secrets.reduce((text, secret) => text.replaceAll(secret, HIDDEN), value);
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(member, secrets)]));
}
