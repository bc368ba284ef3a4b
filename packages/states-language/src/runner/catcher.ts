import type { FieldReader } from '../definition/field-reader.ts';
import { finishFields } from '../query-language/own-fields.ts';
import type { Catcher, CompileContext } from '../workflow.ts';
import { readErrorEquals } from './retrier.ts';

export function readCatchers(state: FieldReader, context: CompileContext): Catcher[] {
  const readers = state.readers('Catch');
  return readers.map((fields, index) => {
    const matches = readErrorEquals(fields, index === readers.length - 1);
    const next = fields.requireString('Next');
    context.addTransition(next, fields.at('Next'));
    const exit = context.language.readCatchExit(fields);
    finishFields(fields, context.language);
    return { matches, next, exit };
  });
}
