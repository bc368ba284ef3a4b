import type { Cursor } from './cursor.ts';
import { parseFilter } from './filter.ts';
import type { Selector } from './selector.ts';

const NAME = /[\p{L}\p{N}_$-][\p{L}\p{N}_$:@-]*/uy;
const INTEGER = /-?\d+/y;

/** Parses the steps of a path behind its root, up to the first text that is no step. */
export function parseSelectors(cursor: Cursor): Selector[] {
  const selectors: Selector[] = [];
  for (;;) {
    if (cursor.take('..')) {
      const next = cursor.take('[') ? parseBracket(cursor) : parseName(cursor);
      if (next.kind === 'filter') selectors.push({ ...next, kind: 'deepFilter' });
      else selectors.push({ kind: 'descendants' }, next);
    } else if (cursor.take('.')) {
      selectors.push(cursor.take('[') ? parseBracket(cursor) : parseName(cursor));
    } else if (cursor.take('[')) {
      selectors.push(parseBracket(cursor));
    } else {
      return selectors;
    }
  }
}

function parseName(cursor: Cursor): Selector {
  if (cursor.take('*')) return { kind: 'children' };
  const name = cursor.match(NAME);
  if (name === undefined) throw cursor.error('expected a name');
  return { kind: 'member', name };
}

function parseBracket(cursor: Cursor): Selector {
  cursor.skipSpaces();
  const selector = parseBracketContent(cursor);
  cursor.skipSpaces();
  cursor.expect(']');
  return selector;
}

function parseBracketContent(cursor: Cursor): Selector {
  if (cursor.take('*')) return { kind: 'children' };
  if (cursor.take('?')) return { kind: 'filter', accepts: parseFilter(cursor) };
  const first = parseQuoted(cursor);
  return first === undefined ? parseIndexes(cursor) : parseMembers(cursor, first);
}

function parseMembers(cursor: Cursor, first: string): Selector {
  const names = [first];
  while (takeComma(cursor)) {
    const name = parseQuoted(cursor);
    if (name === undefined) throw cursor.error('expected a quoted name');
    names.push(name);
  }
  return names.length === 1 ? { kind: 'member', name: first } : { kind: 'members', names };
}

function parseIndexes(cursor: Cursor): Selector {
  const first = parseInteger(cursor);
  if (cursor.take(':')) return parseSlice(cursor, first);
  if (first === undefined) throw cursor.error('expected an index, a quoted name, a slice, a filter or *');
  const indexes = [first];
  while (takeComma(cursor)) {
    const index = parseInteger(cursor);
    if (index === undefined) throw cursor.error('expected an index');
    indexes.push(index);
  }
  return indexes.length === 1 ? { kind: 'item', index: first } : { kind: 'items', indexes };
}

/** Jayway reads a step behind a slice's bounds, and takes no notice of it. */
function parseSlice(cursor: Cursor, from: number | undefined): Selector {
  const to = parseInteger(cursor);
  if (cursor.take(':')) parseInteger(cursor);
  if (from === undefined && to === undefined) throw cursor.error('expected a slice with a bound');
  return { kind: 'slice', from, to };
}

function takeComma(cursor: Cursor): boolean {
  cursor.skipSpaces();
  if (!cursor.take(',')) return false;
  cursor.skipSpaces();
  return true;
}

function parseInteger(cursor: Cursor): number | undefined {
  const digits = cursor.match(INTEGER);
  return digits === undefined ? undefined : Number(digits);
}

/** A text in single or double quotes. A backslash takes the quote or a backslash literally, and stands for itself else. */
export function parseQuoted(cursor: Cursor): string | undefined {
  const quoted = cursor.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy);
  return quoted
    ?.slice(1, -1)
    .replace(/\\(.)/gs, (both, next: string) => (next === '\\' || next === quoted[0] ? next : both));
}
