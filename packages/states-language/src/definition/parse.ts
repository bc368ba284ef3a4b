import { isObject, type Json } from '../json.ts';
import { jsonPathLanguage } from '../query-language/json-path-language.ts';
import { jsonataLanguage } from '../query-language/jsonata-language.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import type { TaskOptions } from '../tasks/task-options.ts';
import type { Machine, State } from '../workflow.ts';
import { type Diagnostic, DefinitionError, InvalidField } from './diagnostic.ts';
import { FieldReader } from './field-reader.ts';
import { findJsonFault, type JsonFault, sourceAt } from './json-fault.ts';
import { readLanguageName } from './language-name.ts';
import { findWarnings } from './warnings.ts';
import { compileState, compileWorkflow, type WorkflowCompiler } from './compile-workflow.ts';

export type ParseOptions = Partial<TaskOptions>;

/** The place of a state in its machine. */
export interface StatePlace {
  readonly name: string;
  readonly location: string;
  /** The machine's own language. */
  readonly language: QueryLanguage['name'];
}

const LANGUAGES: readonly QueryLanguage[] = [jsonPathLanguage, jsonataLanguage];

/** Makes a machine of a definition's text. Throws `DefinitionError`. */
export function parse(text: string, options: ParseOptions = {}): Machine {
  const { machine, diagnostics } = check(text, options);
  if (!machine) throw new DefinitionError(diagnostics);
  return machine;
}

/** Finds every error of a definition, and its warnings where they are asked for. */
export function validate(
  text: string,
  { withWarnings = false, ...options }: ParseOptions & { readonly withWarnings?: boolean } = {},
): readonly Diagnostic[] {
  const { diagnostics } = check(text, options);
  const isJson = diagnostics.every(({ code }) => code !== 'INVALID_JSON_DESCRIPTION');
  return withWarnings && isJson ? [...diagnostics, ...findWarnings(parseObject(text))] : diagnostics;
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

/** Throws `DefinitionError` for a text that is no JSON object. */
export function parseObject(text: string): Record<string, Json> {
  const isEmpty = text.trim() === '';
  const fault = isEmpty ? undefined : findJsonFault(text);
  if (fault) throw notJson(fault, text);
  const definition = isEmpty ? null : (JSON.parse(text) as Json);
  if (isObject(definition)) return definition;
  const message = 'Definition must be a valid JSON object';
  throw new DefinitionError([{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message }]);
}

function notJson({ complaint, end }: JsonFault, text: string): DefinitionError {
  const location = end === undefined ? undefined : sourceAt(text, end);
  return new DefinitionError([
    {
      severity: 'ERROR',
      code: 'INVALID_JSON_DESCRIPTION',
      message: location === undefined ? complaint : `${complaint}\n at ${location}`,
      ...(location !== undefined && { location }),
    },
  ]);
}

function compileMachine(fields: FieldReader, options: ParseOptions, diagnostics: Diagnostic[]): Machine {
  const { name, fault } = readLanguageName(fields, 'JSONPath');
  if (fault) diagnostics.push(fault.diagnostic);
  const compiler = compilerFor(name, options, diagnostics);
  fields.oneOf('Version', ['1.0']);
  const timeoutSeconds = fields.number('TimeoutSeconds', 1, 99_999_999);
  const workflow = compileWorkflow(fields, compiler);
  fields.finish();
  return { ...workflow, timeoutSeconds };
}

/** Compiles one state by itself: its transitions may lead anywhere. Throws `DefinitionError`. */
export function parseState(
  definition: Json,
  { name, location, language }: StatePlace,
  options: ParseOptions,
): State {
  const diagnostics: Diagnostic[] = [];
  const compiler = compilerFor(language, options, diagnostics);
  try {
    const state = compileState(name, definition, location, compiler, []);
    if (state) return state;
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    diagnostics.push(error.diagnostic);
  }
  throw new DefinitionError(diagnostics);
}

function compilerFor(
  language: QueryLanguage['name'],
  options: ParseOptions,
  diagnostics: Diagnostic[],
): WorkflowCompiler {
  return {
    languages: LANGUAGES,
    language: LANGUAGES.find(({ name }) => name === language) as QueryLanguage,
    tasks: { machineType: 'STANDARD', ...options },
    names: new Set(),
    report: (diagnostic) => void diagnostics.push(diagnostic),
  };
}
