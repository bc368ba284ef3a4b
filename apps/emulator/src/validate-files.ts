import { readFile } from 'node:fs/promises';
import { CommandError } from '@scones/command-line';
import { type Diagnostic, type ParseOptions, validate } from '@scones/states-language';
import {
  DefinitionFileError,
  readDefinitionFile,
  substituted,
  type SourcePlace,
} from '@scones/states-language/definition-file';

type Finding = Omit<Diagnostic, 'code' | 'location'> & { readonly code: string; readonly place: SourcePlace };

interface Validation {
  readonly machineType: NonNullable<ParseOptions['machineType']>;
  /** The values that a deployment puts in the place of `${name}`. */
  readonly substitutions: Readonly<Record<string, string>>;
}

/** Prints what AWS finds in definition files. Throws `CommandError` where that is an error, or a file can't be read. */
export async function validateFiles(
  files: readonly string[],
  { machineType, substitutions }: Validation,
  print: (line: string) => void,
): Promise<void> {
  let invalid = 0;
  for (const file of files) {
    const findings = findingsIn(file, substituted(await textOf(file), substitutions), machineType);
    for (const { place, severity, code, message } of findings)
      print(
        `${file}:${place.line}:${place.column} ${severity} ${code} ${message.replaceAll(/\s*\n\s*/g, ' ')}`,
      );
    if (findings.some(({ severity }) => severity === 'ERROR')) invalid++;
    else print(`${file}: OK`);
  }
  if (invalid === 0) return;
  throw new CommandError(
    'DEFINITION_INVALID',
    `${invalid} of ${files.length} ${files.length === 1 ? 'file has' : 'files have'} errors`,
    'Correct what is printed above.',
  );
}

function findingsIn(file: string, text: string, machineType: Validation['machineType']): readonly Finding[] {
  try {
    const source = readDefinitionFile(file, text);
    const found = validate(source.definition, { machineType, withWarnings: true });
    return found.map(({ location, ...diagnostic }) => ({ ...diagnostic, place: source.placeOf(location) }));
  } catch (error) {
    if (!(error instanceof DefinitionFileError)) throw error;
    return [{ severity: 'ERROR', code: error.code, message: error.complaint, place: error.place }];
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { message } = cause as Error;
    throw new CommandError('FILE_UNREADABLE', message, 'Name a file with a definition.', { cause });
  }
}
