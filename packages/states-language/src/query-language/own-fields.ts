import { InvalidField } from '../definition/diagnostic.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import type { QueryLanguage } from './query-language.ts';

type LanguageName = QueryLanguage['name'];

/** The fields that only one of the languages has, anywhere in a state. */
export const OWN_FIELDS: Readonly<Record<LanguageName, readonly string[]>> = {
  JSONPath: [
    'InputPath',
    'OutputPath',
    'ResultPath',
    'Parameters',
    'ResultSelector',
    'Result',
    'ItemsPath',
    'Variable',
    'SecondsPath',
    'TimestampPath',
    'TimeoutSecondsPath',
    'HeartbeatSecondsPath',
    'MaxConcurrencyPath',
    'ToleratedFailureCountPath',
    'ToleratedFailurePercentagePath',
    'MaxItemsPath',
    'MaxItemsPerBatchPath',
    'MaxInputBytesPerBatchPath',
    'ErrorPath',
    'CausePath',
  ],
  JSONata: ['Output', 'Arguments', 'Items', 'Condition'],
};

/** The fields that belong to the other language. */
export function foreignNames(fields: FieldReader, { name }: QueryLanguage): string[] {
  return OWN_FIELDS[otherThan(name)].filter((field) => fields.has(field));
}

/** The faults of the fields that belong to the other language. */
export function foreignFields(fields: FieldReader, language: QueryLanguage): InvalidField[] {
  const { name } = language;
  return foreignNames(fields, language).map((field) => {
    const message = `The QueryLanguage is set to '${name}', but field '${field}' is only supported for the '${otherThan(name)}' QueryLanguage`;
    return new InvalidField(message, fields.location);
  });
}

function otherThan(name: LanguageName): LanguageName {
  return name === 'JSONPath' ? 'JSONata' : 'JSONPath';
}

/** Refuses any field of the other language. */
export function refuseForeign(fields: FieldReader, language: QueryLanguage): void {
  const [first] = foreignFields(fields, language);
  if (first) throw first;
}

/** Refuses a field of an object within a state that nothing has read. */
export function finishFields(fields: FieldReader, language: QueryLanguage): void {
  refuseForeign(fields, language);
  fields.finish();
}
