import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDefinition } from '../definition.ts';
import { definitionGraph } from '../graph/definition-graph.ts';
import { layoutGraph, type PlacedNode } from './layout.ts';

type States = Readonly<Record<string, object>>;
interface Machine {
  readonly StartAt: string;
  readonly States: States;
}

/** A chain of states, some of which branch to the last, some of which hold chains of their own. */
const machines = (depth: number): fc.Arbitrary<Machine> => {
  const kinds = ['Pass', 'Task', 'Choice', ...(depth > 0 ? ['Map', 'Parallel'] : [])];
  const link = fc.record({
    kind: fc.constantFrom(...kinds),
    name: fc.string({ minLength: 1, maxLength: 60 }),
    inner: depth > 0 ? fc.array(machines(depth - 1), { minLength: 1, maxLength: 3 }) : fc.constant([]),
  });
  return fc.array(link, { minLength: 1, maxLength: 5 }).map((links) => {
    const names = [...links.map(({ name }, index) => `${name}${index}`), 'Last'];
    const states = links.map(({ kind, inner }, index) => stateOf(kind, inner, names[index + 1] ?? 'Last'));
    const all = [...states, { Type: 'Succeed' }];
    return {
      StartAt: names[0] ?? 'Last',
      States: Object.fromEntries(names.map((name, at) => [name, all[at] ?? {}])),
    };
  });
};

function stateOf(Type: string, inner: readonly Machine[], Next: string): object {
  if (Type === 'Choice')
    return { Type, Choices: [{ Variable: '$.x', IsNull: true, Next: 'Last' }], Default: Next };
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Last' }];
  if (Type === 'Map') return { Type, ItemProcessor: inner[0], Next, Catch };
  return Type === 'Parallel' ? { Type, Branches: inner, Next, Catch } : { Type, Next };
}

const isApart = (a: PlacedNode, b: PlacedNode): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const isWithin = (inner: PlacedNode, outer: PlacedNode): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

it('lays no node over another, and each within its group', async () => {
  const engine = new Elk.default();
  await fc.assert(
    fc.asyncProperty(machines(2), async (definition) => {
      const graph = definitionGraph(readDefinition(JSON.stringify(definition)));
      const { nodes, edges, width, height } = await layoutGraph(graph, engine);
      expect([nodes.length, edges.length]).toEqual([graph.nodes.length, graph.edges.length]);
      const whole = { ...(nodes[0] as PlacedNode), x: 0, y: 0, width, height };
      for (const node of nodes) {
        const outer = nodes.find(({ id }) => id === node.parent) ?? whole;
        expect(isWithin(node, outer)).toBe(true);
        const siblings = nodes.filter(({ id, parent }) => parent === node.parent && id !== node.id);
        expect(siblings.filter((sibling) => !isApart(node, sibling))).toEqual([]);
      }
    }),
    { numRuns: 25, seed: 1 },
  );
}, 30_000);
