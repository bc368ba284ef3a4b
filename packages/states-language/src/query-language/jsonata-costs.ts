import type { ExprNode } from 'jsonata';

/** Where an expression may do much at once. */
export interface CostlyNodes {
  /** Nodes whose values are visited to their leaves: they are made, or compared and printed, as a whole. */
  readonly nodes: ReadonlySet<ExprNode>;
  /** The names of all variables and functions. */
  readonly names: readonly string[];
  readonly hasRegex: boolean;
  /** Whether its value may be larger than what it reads. */
  readonly mayGrow: boolean;
}

const MAKES_VALUES: ReadonlySet<string> = new Set(['unary', 'function', 'apply', 'transform']);
/** They read both their values to the leaves. */
const READS_ALL: ReadonlySet<unknown> = new Set(['=', '!=', 'in', '&']);

export function costlyNodes(ast: ExprNode): CostlyNodes {
  const nodes = new Set<ExprNode>();
  const names = new Set<string>();
  let hasRegex = false;
  for (const node of nodesOf(ast)) {
    if (MAKES_VALUES.has(node.type) || 'group' in node) nodes.add(node);
    if (node.type === 'binary' && READS_ALL.has(node.value))
      for (const side of [node.lhs, node.rhs]) nodes.add(side as ExprNode);
    if (node.type === 'variable' && typeof node.value === 'string') names.add(node.value);
    if ((node.type as string) === 'regex') hasRegex = true;
  }
  return { nodes, names: [...names], hasRegex, mayGrow: !nodes.has(ast) && !isPlainPath(ast) };
}

/** `$states.input.a.b` is a part of the data. */
function isPlainPath({ type, steps = [] }: ExprNode): boolean {
  const [first, ...others] = steps;
  return type === 'variable' || (first?.type === 'variable' && others.every((step) => step.type === 'name'));
}

function* nodesOf(ast: ExprNode): Generator<ExprNode> {
  const pending: unknown[] = [ast];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null || next instanceof RegExp) continue;
    if ('type' in next && typeof next.type === 'string') yield next as ExprNode;
    for (const part of Object.values(next) as unknown[]) pending.push(part);
  }
}
