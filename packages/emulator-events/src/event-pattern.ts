import { compilePattern as compile, WrongMatcher } from '@scones/event-patterns';
import { errors } from './errors.ts';

/** Compiles a pattern's text. Throws `InvalidEventPatternException`. */
export function compilePattern(text: string): (event: object) => boolean {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (cause) {
    throw errors.InvalidEventPatternException({ reason: 'Filter is not an object' }, { cause });
  }
  try {
    return compile(pattern);
  } catch (cause) {
    if (!(cause instanceof WrongMatcher)) throw cause;
    throw errors.InvalidEventPatternException({ reason: cause.message }, { cause });
  }
}
