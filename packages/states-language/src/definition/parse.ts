import { isObject, type Json } from '../json.ts';
import { jsonPathLanguage } from '../query-language/json-path-language.ts';
import { jsonataLanguage } from '../query-language/jsonata-language.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import type { TaskOptions } from '../tasks/integration.ts';
import type { Machine } from '../workflow.ts';
import { type Diagnostic, DefinitionError, InvalidField } from './diagnostic.ts';
import { FieldReader } from './field-reader.ts';
import { readLanguageName } from './language-name.ts';
import { findWarnings } from './warnings.ts';
import { compileWorkflow, type WorkflowCompiler } from './compile-workflow.ts';

export type ParseOptions = Partial<TaskOptions>;

const LANGUAGES: readonly QueryLanguage[] = [jsonPathLanguage, jsonataLanguage];

/** Makes a machine of a definition's text. Throws `DefinitionError`. */
export function parse(text: string, options: ParseOptions = {}): Machine {
  const { machine, diagnostics } = check(text, options);
  if (!machine) throw new DefinitionError(diagnostics);
  return machine;
}

/** Finds every error of a definition, and the warnings for a valid one where they are asked for. */
export function validate(
  text: string,
  { withWarnings = false, ...options }: ParseOptions & { readonly withWarnings?: boolean } = {},
): readonly Diagnostic[] {
  const { machine, diagnostics } = check(text, options);
  return machine && withWarnings ? findWarnings(parseObject(text)) : diagnostics;
}

function check(
  text: string,
  options: ParseOptions,
): { machine?: Machine; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  try {
    const machine = compileMachine(new FieldReader(parseObject(text), ''), options, diagnostics);
    return diagnostics.length === 0 ? { machine, diagnostics } : { diagnostics };
  } catch (error) {
    if (error instanceof DefinitionError) return { diagnostics: error.diagnostics };
    if (!(error instanceof InvalidField)) throw error;
    return { diagnostics: [...diagnostics, error.diagnostic] };
  }
}

function parseObject(text: string): Record<string, Json> {
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    throw notJson((error as SyntaxError).message);
  }
  if (!isObject(definition)) throw notJson('The definition must be a JSON object');
  return definition;
}

function notJson(message: string): DefinitionError {
  return new DefinitionError([{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message }]);
}

function compileMachine(fields: FieldReader, options: ParseOptions, diagnostics: Diagnostic[]): Machine {
  const { name, fault } = readLanguageName(fields, 'JSONPath');
  if (fault) diagnostics.push(fault.diagnostic);
  const language = LANGUAGES.find((each) => each.name === name) as QueryLanguage;
  const compiler: WorkflowCompiler = {
    languages: LANGUAGES,
    language,
    tasks: { machineType: 'STANDARD', ...options },
    names: new Set(),
    report: (diagnostic) => void diagnostics.push(diagnostic),
  };
  fields.oneOf('Version', ['1.0']);
  const timeoutSeconds = fields.number('TimeoutSeconds', 1, 99_999_999);
  const workflow = compileWorkflow(fields, compiler);
  fields.finish();
  return { ...workflow, timeoutSeconds };
}
