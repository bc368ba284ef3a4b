import ts from 'typescript';
import { initializerOf, parseSource } from '../generators/edit/source.ts';

/** The keys of the tables in those variables of the file whose names match. */
export function tableKeys(text: string, name: RegExp): string[] {
  const variables = [...text.matchAll(/^export const (\w+)/gm)].map(([, variable = '']) => variable);
  return variables
    .filter((variable) => name.test(variable))
    .map((variable) => initializerOf(parseSource(text), variable))
    .map((made) => (ts.isCallExpression(made) ? made.arguments[0] : made))
    .filter((table) => table !== undefined && ts.isObjectLiteralExpression(table))
    .flatMap((table) => table.properties.map((property) => property.name?.getText() ?? ''));
}
