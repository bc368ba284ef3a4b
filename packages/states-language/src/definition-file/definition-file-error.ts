/** A place in a file, both counted from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** A definition file that is not JSON, or not YAML. The message is `file:line:column: complaint`. */
export class DefinitionFileError extends Error {
  override readonly name = 'DefinitionFileError';
  readonly code: 'INVALID_JSON_DESCRIPTION' | 'INVALID_YAML_DESCRIPTION';
  readonly place: SourcePlace;
  readonly complaint: string;

  constructor(file: string, fault: Pick<DefinitionFileError, 'code' | 'place' | 'complaint'>) {
    super(`${file}:${fault.place.line}:${fault.place.column}: ${fault.complaint}`);
    this.code = fault.code;
    this.place = fault.place;
    this.complaint = fault.complaint;
  }
}
