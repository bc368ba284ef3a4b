import { findJsonFault, placeAt } from '../definition/json-fault.ts';
import { DefinitionFileError, type SourcePlace } from './definition-file-error.ts';
import { SourceDocument } from './source-document.ts';

export { substituted } from './substituted.ts';
export { DefinitionFileError, type SourcePlace } from './definition-file-error.ts';

/** The definition of a state machine, as a file has it. */
export interface DefinitionFile {
  /** The definition as JSON, which is what AWS's API takes. */
  readonly definition: string;
  /** Where a diagnostic's location (`/States/Bake/Next`) is written in the file; its beginning for none. */
  placeOf(location: string | undefined): SourcePlace;
}

/** Reads a definition in YAML if the file's name ends in `.yaml` or `.yml`, else in JSON. Throws `DefinitionFileError`. */
export function readDefinitionFile(name: string, text: string): DefinitionFile {
  return /\.ya?ml$/i.test(name) ? readYamlDefinition(name, text) : readJsonDefinition(name, text);
}

/** Reads a definition in YAML, whatever the file's name is. Throws `DefinitionFileError`. */
export function readYamlDefinition(name: string, text: string): DefinitionFile {
  const document = new SourceDocument(text);
  const fault = document.fault();
  if (fault) throw new DefinitionFileError(name, { code: 'INVALID_YAML_DESCRIPTION', ...fault });
  return {
    definition: JSON.stringify(document.value(), null, 2),
    placeOf: (location) => document.placeOf(location),
  };
}

function readJsonDefinition(name: string, text: string): DefinitionFile {
  // That an empty text is no definition is said by its validation, in AWS's words.
  const fault = text.trim() === '' ? undefined : findJsonFault(text);
  if (fault)
    throw new DefinitionFileError(name, {
      code: 'INVALID_JSON_DESCRIPTION',
      complaint: fault.complaint,
      place: placeAt(text, fault.end ?? 0),
    });
  let document: SourceDocument | undefined;
  return {
    definition: text,
    placeOf: (location) => (document ??= new SourceDocument(text)).placeOf(location),
  };
}
