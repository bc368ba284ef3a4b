import type { FieldReader } from '../definition/field-reader.ts';
import type { Catcher, CompileContext } from '../workflow.ts';
import { readErrorEquals } from './retrier.ts';

export function readCatchers(state: FieldReader, context: CompileContext): Catcher[] {
  return state.readers('Catch').map((fields) => {
    const matches = readErrorEquals(fields);
    const next = fields.requireString('Next');
    context.addTransition(next, fields.at('Next'));
    const exit = context.language.readCatchExit(fields);
    fields.finish();
    return { matches, next, exit };
  });
}
