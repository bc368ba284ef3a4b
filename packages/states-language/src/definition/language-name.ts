import type { QueryLanguage } from '../query-language/query-language.ts';
import type { InvalidField } from './diagnostic.ts';
import type { FieldReader } from './field-reader.ts';

type LanguageName = QueryLanguage['name'];

const NAMES: readonly LanguageName[] = ['JSONPath', 'JSONata'];

/** The language that QueryLanguage names: AWS takes every value but exactly `JSONPath` for JSONata, and reports it too. */
export function readLanguageName(
  fields: FieldReader,
  inherited: LanguageName,
): { name: LanguageName; fault?: InvalidField } {
  const value = fields.get('QueryLanguage');
  if (value === undefined) return { name: inherited };
  const name = NAMES.find((each) => each === value);
  if (name) return { name };
  const message =
    typeof value === 'string'
      ? `Value should be one of the following: [${NAMES.join(', ')}]`
      : 'Expected value of type [STRING]';
  return { name: 'JSONata', fault: fields.invalid('QueryLanguage', message) };
}
