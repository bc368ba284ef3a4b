import jsonata from 'jsonata';

/** A node of a parsed expression, as far as it is walked here. */
interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly [part: string]: unknown;
}

/** The machine's variables that a text of the form `{% … %}` refers to; none for any other text. */
export function freeVariables(text: string): string[] {
  if (!text.startsWith('{%') || !text.endsWith('%}')) return [];
  const names: Names = { used: new Set(), bound: new Set(NOT_VARIABLES) };
  walk(jsonata(text.slice(2, -2).trim()).ast(), names);
  return [...names.used].filter((name) => !names.bound.has(name));
}

interface Names {
  readonly used: Set<string>;
  /** Names that the expression itself gives a value to. */
  readonly bound: Set<string>;
}

function walk(value: unknown, names: Names): void {
  if (Array.isArray(value)) for (const item of value) walk(item, names);
  else if (typeof value === 'object' && value !== null && !(value instanceof RegExp))
    visit(value as Node, names);
}

function visit(node: Node, names: Names): void {
  if (node.type === 'variable') names.used.add(node.value as string);
  for (const name of bindingsOf(node)) names.bound.add(name);
  for (const [part, value] of Object.entries(node)) if (!isCalled(node, part)) walk(value, names);
}

/** `$a := …`, the parameters of a function, and what a path's `@$a` and `#$a` name. */
function bindingsOf({ type, lhs, arguments: parameters, focus, index }: Node): string[] {
  const nodes = type === 'bind' ? [lhs] : type === 'lambda' ? (parameters as unknown[]) : [];
  const names = nodes.map((each) => (each as Node).value);
  return [...names, focus, index].filter((name) => typeof name === 'string');
}

/** The function of a call is no variable of the machine, whose variables hold JSON. */
function isCalled({ type, procedure }: Node, part: string): boolean {
  const isCall = (type === 'function' || type === 'partial') && part === 'procedure';
  return isCall && (procedure as Node).type === 'variable';
}

/** `$`, `$$`, `$states`, and the functions that may stand where a value does (https://docs.jsonata.org/overview). */
const NOT_VARIABLES = (
  ' $ states abs append assert average base64decode base64encode boolean ceil contains count decodeUrl ' +
  'decodeUrlComponent distinct each encodeUrl encodeUrlComponent error eval exists filter floor formatBase ' +
  'formatInteger formatNumber fromMillis hash join keys length lookup lowercase map match max merge millis min not ' +
  'now number pad parse parseInteger partition power random range reduce replace reverse round shuffle sift single ' +
  'sort split spread sqrt string substring substringAfter substringBefore sum toMillis trim type uppercase uuid zip'
).split(' ');
