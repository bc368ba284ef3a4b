import { type Layout, viewExecution } from '@scones/execution-view';
import { expect, it } from 'vitest';
import { standaloneSvg } from './standalone-svg.ts';

const view = viewExecution('{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}', []);
const layout: Layout = { width: 84, height: 184, nodes: [], edges: [] };

it('has a size of its own, with the margin', () => {
  const { svg, width, height } = standaloneSvg(layout, view);
  expect([width, height]).toEqual([100, 200]);
  expect(svg).toMatch(/^<svg width="100" height="200" /);
});

it('has the light colours alone', () => {
  const { svg } = standaloneSvg(layout, view);
  expect(svg).toContain('--node:#fff');
  expect(svg).not.toContain('prefers-color-scheme');
  expect(svg).toContain('.execution-graph .node rect');
});
