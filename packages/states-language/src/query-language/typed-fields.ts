import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import type { ExpectedValue, QueryLanguage } from './query-language.ts';
import type { Scope } from './scope.ts';

export type Typed<T> = (scope: Scope) => Promise<T | undefined>;

/** An integer field, written down or computed. A caller that checks the value again gives another `leastComputed`. */
export function readInteger(
  fields: FieldReader,
  language: QueryLanguage,
  name: string,
  least: number,
  most = Infinity,
  leastComputed = least,
): Typed<number> {
  return readTyped(fields, language, name, 'integer', isInteger(leastComputed), () =>
    fields.number(name, least, most),
  );
}

/** A field of any number, written down or computed. */
export function readFloat(fields: FieldReader, language: QueryLanguage, name: string): Typed<number> {
  return readTyped(fields, language, name, 'float', isNumber, () => fields.number(name, 0, 100, 'number'));
}

/** A text field, written down or computed. */
export function readText(fields: FieldReader, language: QueryLanguage, name: string): Typed<string> {
  return readTyped(fields, language, name, 'string', isString, () => fields.string(name));
}

function readTyped<T extends Json>(
  fields: FieldReader,
  language: QueryLanguage,
  name: string,
  expected: ExpectedValue,
  is: (value: Json) => value is T,
  checkLiteral: () => T | undefined,
): Typed<T> {
  const value = language.readValue(fields, name);
  if (!value) return () => Promise.resolve(undefined);
  if (value.source === undefined) {
    const literal = checkLiteral();
    return () => Promise.resolve(literal);
  }
  return async (scope) => {
    const found = await value.evaluate(scope);
    if (!is(found)) throw language.unexpected(value, found, expected);
    return found;
  };
}

function isInteger(least: number): (value: Json) => value is number {
  return (value): value is number => Number.isInteger(value) && (value as number) >= least;
}

function isNumber(value: Json): value is number {
  return typeof value === 'number';
}

function isString(value: Json): value is string {
  return typeof value === 'string';
}
