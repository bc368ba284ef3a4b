import ts from 'typescript';
import { initializerOf, parseSource } from '../edit/source.ts';
import { oneOf } from '../one-of.ts';

/** An error of a service's table, and what its function takes. */
interface TabledError {
  readonly code: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

const NOT_THERE = /NotFound|DoesNotExist|NoSuch/;
const GENERAL = /^(ResourceNotFound|NotFound|NoSuchEntity)/;

/** The errors of a service, read from its `errors.ts`. */
export function readErrors(text: string): TabledError[] {
  const call = initializerOf(parseSource(text), 'errors');
  const table = ts.isCallExpression(call) ? call.arguments[0] : undefined;
  if (!table || !ts.isObjectLiteralExpression(table)) return [];
  return table.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => ({
    code: name.getText(),
    parameters: longest(initializer as ts.ObjectLiteralExpression),
  }));
}

/** Of the functions for the message and for the members, whichever takes more. */
function longest(entry: ts.ObjectLiteralExpression): TabledError['parameters'] {
  const functions = entry.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ts.isArrowFunction(property.initializer)
      ? [property.initializer]
      : [],
  );
  const [parameters] = functions.map((made) => made.parameters).sort((a, b) => b.length - a.length);
  return (parameters ?? []).map(({ name, type }) => ({ name: name.getText(), type: type?.getText() ?? '' }));
}

/** The error that is asked for, else the one by which the service says that something is not there. */
export function chooseError(
  errors: readonly TabledError[],
  operation: string,
  wanted: string | undefined,
): TabledError {
  const named = (code: string): TabledError => errors.find((error) => error.code === code) as TabledError;
  const codes = errors.map(({ code }) => code);
  if (wanted !== undefined) return named(oneOf('error of the service', wanted, codes));
  const candidates = codes.filter((code) => NOT_THERE.test(code));
  const [fitting = candidates.find((code) => GENERAL.test(code)) ?? candidates[0]] = candidates.filter(
    (code) => operation.includes(code.replace(/(NotFound|DoesNotExist).*|^NoSuch/, '') || '\0'),
  );
  if (fitting !== undefined && !/^(Create|Put|Start|Publish|Send|Register)/.test(operation))
    return named(fitting);
  throw new Error(
    `What does ${operation} answer as long as nothing is kept of it? Say so by --answers, with one of the service's errors: ${codes.join(', ')}.`,
  );
}
