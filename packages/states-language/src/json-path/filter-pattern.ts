import type { Json } from '../json.ts';
import { guardedRegex } from '../query-language/guarded-regex.ts';
import type { Cursor } from './cursor.ts';
import type { Walk } from './walk.ts';

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** Reads the regular expression of `@.a =~ /pattern/flags`, which has to match all of a text. */
export function readPattern(cursor: Cursor): Pattern {
  const [, source, flags = ''] =
    /^\/((?:[^/\\]|\\.)+)\/([a-zA-Z]*)$/s.exec(cursor.match(/\/(?:[^/\\]|\\.)+\/[imsu]*/sy) ?? '') ?? [];
  if (source === undefined) throw cursor.error('expected a regular expression such as /a.*/i');
  const pattern = { source: `^(?:${source})$`, flags };
  try {
    new RegExp(pattern.source, flags);
  } catch (error) {
    throw cursor.error(String(error));
  }
  return pattern;
}

export function matchesPattern({ source, flags }: Pattern, value: Json | undefined, walk: Walk): boolean {
  if (typeof value === 'object' || value === undefined) return false;
  const Guarded = guardedRegex({
    require: (visits) => walk.require(visits),
    spend: (visits) => walk.visit(visits),
  });
  return new Guarded(source, flags).test(String(value));
}
