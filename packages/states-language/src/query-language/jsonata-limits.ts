import type { ExprNode } from 'jsonata';

/** As measured on AWS: a sequence of 873,782 numbers is taken and one of 873,783 isn't. */
const LONGEST_SEQUENCE = 873_782;
const LONGEST_TEXT = LONGEST_SEQUENCE * 8;
const DEEPEST = 100;
/** AWS states that there is a limit, but not which. */
export const LONGEST_MILLISECONDS = 5000;

/** An expression has reached a bound; AWS's words for it have no code. */
export class LimitReached extends Error {}

export const OUT_OF_MEMORY = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';
export const TOO_LONG = 'Expression evaluation timeout: Check for infinite loop';
const TOO_DEEP =
  'Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive.';
const MESSAGES: Readonly<Record<string, string>> = {
  D1011: TOO_DEEP,
  D1012: TOO_LONG,
  D2014: OUT_OF_MEMORY,
  D2015: OUT_OF_MEMORY,
};

/** The library counts nodes side by side, such as the items of `[a, b]`, as if they were nested. */
export function limitsOf(ast: ExprNode): { stack: number; sequence: number; timeout: number } {
  const { deep, open } = depthOf(ast);
  return { stack: DEEPEST + open - deep, sequence: LONGEST_SEQUENCE, timeout: LONGEST_MILLISECONDS };
}

/** Turns the library's error for a bound into AWS's, and leaves any other as it is. */
export function asLimit(error: unknown): unknown {
  if (error instanceof RangeError && error.message.includes('call stack')) return tooDeep(error);
  if (error instanceof RangeError && error.message.includes('string length'))
    return new LimitReached(OUT_OF_MEMORY, { cause: error });
  const code = (error as { code?: unknown }).code;
  const message = typeof code === 'string' ? MESSAGES[code] : undefined;
  return message === undefined ? error : new LimitReached(message, { cause: error });
}

export function tooDeep(cause?: unknown): LimitReached {
  return new LimitReached(TOO_DEEP, { cause });
}

/** Refuses a value that is too large. */
export function checkSize(value: unknown): void {
  if (Array.isArray(value)) checkLength(value.length);
  else if (typeof value === 'string' && value.length > LONGEST_TEXT) throw new LimitReached(OUT_OF_MEMORY);
}

export function checkLength(length: number, longest = LONGEST_SEQUENCE): void {
  if (length > longest) throw new LimitReached(OUT_OF_MEMORY);
}

interface Depth {
  /** Nested nodes, which AWS bounds. */
  readonly deep: number;
  /** Nodes that the library may have open at once. */
  readonly open: number;
}

/** How many groups a path falls into is known only as it is evaluated. */
const MOST_GROUPS = 10_000;

function depthOf(node: unknown): Depth {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return { deep: 0, open: 0 };
  const inner = Object.entries(node).map(([name, part]) => depthOfPart(node as ExprNode, name, part));
  const own = typeof (node as ExprNode).type === 'string' ? 1 : 0;
  return { deep: own + most(inner, 'deep'), open: own + most(inner, 'open') };
}

function depthOfPart(node: ExprNode, name: string, part: unknown): Depth {
  const isSideBySide = node.type === 'unary' && (name === 'expressions' || name === 'lhs');
  if (!isSideBySide || !Array.isArray(part)) {
    const { deep, open } = depthOf(part);
    return { deep, open: name === 'group' ? open * MOST_GROUPS : open };
  }
  const items = part.map(depthOf);
  return { deep: most(items, 'deep'), open: items.reduce((sum, { open }) => sum + open, 0) };
}

function most(depths: readonly Depth[], which: keyof Depth): number {
  return depths.reduce((largest, depth) => Math.max(largest, depth[which]), 0);
}
