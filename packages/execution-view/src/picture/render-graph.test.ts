import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, it } from 'vitest';
import { readDefinition } from '../definition.ts';
import { viewExecution } from '../execution-view.ts';
import { definitionGraph } from '../graph/definition-graph.ts';
import { historyOf } from '../testing/history-of.ts';
import { layoutGraph } from './layout.ts';
import { renderGraph } from './render-graph.ts';

const engine = new Elk.default();
const machine = (states: object, start = Object.keys(states)[0]) =>
  JSON.stringify({ StartAt: start, States: states });
const drawn = async (definition: string) =>
  await layoutGraph(definitionGraph(readDefinition(definition)), engine);

it('places what follows below, and what is inside of a group within it', async () => {
  const { nodes } = await drawn(
    machine({
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Bake', States: { Bake: { Type: 'Pass', End: true } } },
        Next: 'Sell',
      },
      Sell: { Type: 'Pass', End: true },
    }),
  );
  const [each, bake, sell] = ['/Each', '/Each#0/Bake', '/Sell'].map((id) =>
    nodes.find((node) => node.id === id)!,
  );
  expect(sell!.y).toBeGreaterThan(each!.y + each!.height);
  expect(bake!.x).toBeGreaterThan(each!.x);
  expect(bake!.y + bake!.height).toBeLessThan(each!.y + each!.height);
});

it('begins and ends each edge at the border of its nodes', async () => {
  const { nodes, edges } = await drawn(
    machine({
      Fan: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } } },
        ],
        End: true,
      },
    }),
  );
  const inner = edges.find(({ from }) => from === '/Fan#0/A')!;
  const [a, b] = ['/Fan#0/A', '/Fan#0/B'].map((id) => nodes.find((node) => node.id === id)!);
  expect(inner.points[0]!.y).toBeCloseTo(a!.y + a!.height, 0);
  expect(inner.points.at(-1)!.y).toBeCloseTo(b!.y, 0);
});

it('writes names as text, whatever is in them', async () => {
  const name = '<script>alert("1")</script>';
  const svg = renderGraph(await drawn(machine({ [name]: { Type: 'Pass', End: true } })));
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;');
});

it('shows by sign and class how each state fared', async () => {
  const definition = machine({ Ask: { Type: 'Pass', End: true } });
  const view = viewExecution(
    definition,
    historyOf([
      ['ExecutionStarted', 0],
      ['PassStateEntered', 0, { name: 'Ask' }],
      ['PassStateExited', 2, { name: 'Ask' }],
      ['ExecutionSucceeded', 3],
    ]),
  );
  const svg = renderGraph(await layoutGraph(view.graph, engine), view);
  expect(svg).toMatch(/class="node state succeeded"><title>Ask · Pass · succeeded<\/title>/);
  expect(svg).toContain('✓');
  expect(svg.match(/class="edge next taken"/g)).toHaveLength(2);
});
