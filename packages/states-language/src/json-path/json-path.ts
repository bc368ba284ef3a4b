import type { Json } from '../json.ts';
import type { Scope } from '../query-language/scope.ts';
import { Cursor } from './cursor.ts';
import { followPath } from './follow-path.ts';
import { parseSelectors } from './parse-selectors.ts';
import { PATH_FUNCTIONS, type PathFunction } from './path-function.ts';
import { isDefinite, type Selector } from './selector.ts';
import { Walk } from './walk.ts';

/** A compiled path: `$…` into the input, `$$…` into the context object, `$name…` into a variable. */
export interface JsonPath {
  readonly text: string;
  readonly selectors: readonly Selector[];
  /** The variable that it starts from, if it starts from one. */
  readonly variable: string | undefined;
  /** The value to which the path leads, if there is one. */
  find(scope: Scope): Json | undefined;
}

/** Parses a whole text as a path. Throws `PathSyntaxError`. */
export function parseJsonPath(text: string): JsonPath {
  const cursor = new Cursor(text);
  const path = readJsonPath(cursor);
  if (!cursor.isAtEnd) throw cursor.error('unexpected text');
  return path;
}

/** Parses the path at the cursor and leaves what follows, as for an intrinsic function's arguments. */
export function readJsonPath(cursor: Cursor): JsonPath {
  const start = cursor.position;
  cursor.expect('$');
  const variable = cursor.take('$') ? '$' : cursor.match(/[\p{ID_Start}_][\p{ID_Continue}]*/uy);
  const selectors = parseSelectors(cursor);
  const apply = readFunction(cursor, selectors);
  const root = rootOf(variable);
  const text = cursor.text.slice(start, cursor.position);
  const isSure = selectors.every(isDefinite);
  const search = (from: Json): Json | undefined => {
    const walk = new Walk(from, text);
    const found = followPath(selectors, from, walk);
    if (!isSure && found !== undefined) walk.visitAll(found);
    return found;
  };
  return {
    text,
    selectors,
    variable: variable === '$' ? undefined : variable,
    find: (scope) => {
      const from = root(scope);
      const found = from === undefined ? undefined : search(from);
      return found === undefined || !apply ? found : apply(found);
    },
  };
}

function rootOf(variable: string | undefined): (scope: Scope) => Json | undefined {
  if (variable === undefined) return (scope) => scope.input;
  if (variable === '$') return (scope) => scope.context();
  return (scope) => scope.variables[variable];
}

/** Reads a call at the end of a path. Its function was read as the name of a member before. */
function readFunction(cursor: Cursor, selectors: Selector[]): PathFunction | undefined {
  if (!cursor.take('()')) return undefined;
  const last = selectors.pop();
  const apply =
    last?.kind === 'member' && Object.hasOwn(PATH_FUNCTIONS, last.name) && PATH_FUNCTIONS[last.name];
  if (!apply) throw cursor.error(`expected one of the functions ${Object.keys(PATH_FUNCTIONS).join(', ')}`);
  return apply;
}

/** The path as Jayway writes it: `$['a'][0]`. */
export function bracketForm(selectors: readonly Selector[]): string {
  return `$${selectors.map((selector) => bracket(selector)).join('')}`;
}

function bracket(selector: Selector): string {
  if (selector.kind === 'member') return `['${selector.name}']`;
  return selector.kind === 'item' ? `[${selector.index}]` : '[*]';
}
