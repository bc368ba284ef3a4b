import ts from 'typescript';
import { initializerOf, parseSource } from '../edit/source.ts';
import { oneOf } from '../one-of.ts';

/** An error of a service's table, and the values that its function takes. */
interface TabledError {
  readonly code: string;
  /** The expression after `errors.`: the code, and the name of its first sentence where it has several. */
  readonly maker: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  /** The values are members of one object. */
  readonly isTemplate: boolean;
}

const NOT_THERE = /NotFound|DoesNotExist|NoSuch/;
const GENERAL = /^(ResourceNotFound|NotFound|NoSuchEntity)/;

/** The errors of a service, read from its `errors.ts`. */
export function readErrors(text: string): TabledError[] {
  const call = initializerOf(parseSource(text), 'errors');
  const table = ts.isCallExpression(call) ? call.arguments[0] : undefined;
  if (!table || !ts.isObjectLiteralExpression(table)) return [];
  return table.properties
    .filter(ts.isPropertyAssignment)
    .map(({ name, initializer }) => errorOf(name.getText(), initializer as ts.ObjectLiteralExpression));
}

function errorOf(code: string, entry: ts.ObjectLiteralExpression): TabledError {
  const message = memberOf(entry, ({ name }) => name.getText() === 'message')?.initializer;
  const sentence = message && ts.isObjectLiteralExpression(message) ? memberOf(message) : undefined;
  const text = sentence?.initializer ?? message;
  const maker = sentence ? `${code}.${sentence.name.getText()}` : code;
  if (!text || ts.isArrowFunction(text))
    return { code, maker, parameters: longest(entry), isTemplate: false };
  const names = new Set([...text.getText().matchAll(/\{([a-z]\w*)\}/g)].map(([, name = '']) => name));
  const parameters = [...names].map((name) => ({ name, type: 'string' }));
  return { code, maker, parameters, isTemplate: parameters.length > 0 };
}

/** The first member for which this holds. */
function memberOf(
  object: ts.ObjectLiteralExpression,
  isMeant: (member: ts.PropertyAssignment) => boolean = () => true,
): ts.PropertyAssignment | undefined {
  return object.properties.filter(ts.isPropertyAssignment).find(isMeant);
}

/** The function for the message or the one for the members, whichever takes more values. */
function longest(entry: ts.ObjectLiteralExpression): TabledError['parameters'] {
  const functions = entry.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ts.isArrowFunction(property.initializer)
      ? [property.initializer]
      : [],
  );
  const [parameters] = functions.map((made) => made.parameters).sort((a, b) => b.length - a.length);
  return (parameters ?? []).map(({ name, type }) => ({ name: name.getText(), type: type?.getText() ?? '' }));
}

/** The error that is asked for, else the service's error for a thing that does not exist. */
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
    `Which error does ${operation} answer as long as nothing is kept for it? Name it by --answers, as one of: ${codes.join(', ')}.`,
  );
}
