import type { ExprNode } from 'jsonata';
import type { Json } from '../json.ts';

/** A node of a parsed expression, as far as it is walked here: the library's own type leaves most of it out. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly Node[];
  readonly [part: string]: unknown;
}

/**
 * Finds a reference that AWS refuses, since everything starts from `$states` or a variable: a name or wildcard at the top
 * level, which would need an input of the whole expression; `$$`; and `$states.errorOutput` outside a Catch.
 */
export function unsupportedReference(ast: ExprNode, offersErrorOutput: boolean): string | undefined {
  return findIn(ast as unknown as Node, offersErrorOutput, true);
}

function findIn(node: Node, offersErrorOutput: boolean, isTop: boolean): string | undefined {
  return (
    ofNode(node, offersErrorOutput, isTop) ??
    firstOf(partsOf(node), ({ part, hasInput }) => findIn(part, offersErrorOutput, isTop && !hasInput))
  );
}

function ofNode(node: Node, offersErrorOutput: boolean, isTop: boolean): string | undefined {
  if (node.type === 'variable' && node.value === '$') return `Reference to '$$' is not supported.`;
  if (!offersErrorOutput && isErrorOutput(node))
    return `Reference to '$states.errorOutput' is only supported in a Catch.`;
  const isLookup = node.type === 'name' || node.type === 'wildcard' || node.type === 'descendant';
  return isTop && isLookup
    ? `Reference to '${String(node.value)}' at the top level is not supported.`
    : undefined;
}

function isErrorOutput({ type, steps = [] }: Node): boolean {
  const [first, second] = steps;
  return (
    type === 'path' &&
    first?.type === 'variable' &&
    first.value === 'states' &&
    second?.value === 'errorOutput'
  );
}

interface Part {
  readonly part: Node;
  /** Whether an earlier part gives it an input, so that its names are members of that input. */
  readonly hasInput: boolean;
}

/** Later steps, predicates, sort terms and groups of a path have an input, and so have the parts of a transform. */
function partsOf(node: Node): Part[] {
  return Object.entries(node).flatMap(([name, value]) =>
    nodesIn(value as Json).map((part, index) => ({
      part,
      hasInput: name === 'steps' ? index > 0 : HAVE_INPUT.has(name) || node.type === 'transform',
    })),
  );
}

const HAVE_INPUT = new Set(['stages', 'predicate', 'group', 'terms']);

/** The nodes nearest to the root of a part, which may be lists of lists. */
function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  if (typeof (value as Node).type === 'string') return [value as Node];
  return value instanceof RegExp ? [] : Object.values(value).flatMap(nodesIn);
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
