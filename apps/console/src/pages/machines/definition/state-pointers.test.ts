import { definitionGraph, readDefinition } from '@scones/execution-view';
import { expect, it } from 'vitest';
import { statePointers } from './state-pointers.ts';

const pass = { Type: 'Pass', End: true };
const definition = {
  StartAt: 'Map',
  States: {
    Map: { Type: 'Map', ItemProcessor: { StartAt: 'In/side', States: { 'In/side': pass } }, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'A', States: { A: pass } },
        { StartAt: 'B', States: { B: pass } },
      ],
    },
  },
};

it('knows the place of each node of the graph', () => {
  const pointers = statePointers(definition);
  const { nodes } = definitionGraph(readDefinition(JSON.stringify(definition)));
  const ids = nodes.filter(({ kind }) => kind === 'state').map(({ id }) => id);
  expect(ids.map((id) => pointers.get(id))).toEqual([
    '/States/Map',
    '/States/Map/ItemProcessor/States/In~1side',
    '/States/Both',
    '/States/Both/Branches/0/States/A',
    '/States/Both/Branches/1/States/B',
  ]);
});

it('knows none of what is no definition', () => {
  expect(statePointers(undefined).size).toBe(0);
});
