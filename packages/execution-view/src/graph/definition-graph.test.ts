import { describe, expect, it } from 'vitest';
import { readDefinition } from '../definition.ts';
import { machine } from '../testing/machine.ts';
import { definitionGraph } from './definition-graph.ts';

const graphOf = (states: object) => definitionGraph(readDefinition(machine(states)));
const edgesOf = (states: object) =>
  graphOf(states).edges.map(({ from, to, kind, label = '' }) => `${from} ${kind} ${to} ${label}`.trim());

const end = { End: true };

it.each([
  ['Task', { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', ...end }],
  ['Pass', { Type: 'Pass', ...end }],
  ['Wait', { Type: 'Wait', Seconds: 1, ...end }],
  ['Succeed', { Type: 'Succeed' }],
  ['Fail', { Type: 'Fail' }],
])('leads from a %s state that is the last to the end', (type, state) => {
  expect(graphOf({ One: state }).nodes[1]).toMatchObject({ id: '/One', type, isGroup: false });
  expect(edgesOf({ One: state })).toEqual(['start next /One', '/One next end']);
});

it('says in short what a Task calls', () => {
  const resources = [
    'arn:aws:states:::lambda:invoke',
    'arn:aws:lambda:eu-west-1:123456789012:function:bake',
    'https://bakery',
  ];
  const states = resources.map((Resource, index) => [index, { Type: 'Task', Resource, ...end }] as const);
  expect(
    graphOf(Object.fromEntries(states))
      .nodes.map(({ resource }) => resource)
      .filter(Boolean),
  ).toEqual(['lambda:invoke', 'bake', 'https://bakery']);
});

it('labels the branches of a Choice with their rules, of either language', () => {
  const states = {
    Dear: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.price', NumericGreaterThan: 5, Next: 'Yes' },
        { Condition: '{% $price = 5 %}', Next: 'Yes' },
      ],
      Default: 'No',
    },
    Yes: { Type: 'Succeed' },
    No: { Type: 'Fail' },
  };
  expect(edgesOf(states)).toEqual([
    'start next /Dear',
    '/Dear choice /Yes $.price > 5',
    '/Dear choice /Yes $price = 5',
    '/Dear default /No Default',
    '/Yes next end',
    '/No next end',
  ]);
});

it('leads nowhere from a Choice that has no Default', () => {
  expect(edgesOf({ Odd: { Type: 'Choice', Choices: [] } })).toEqual(['start next /Odd']);
});

it('has an edge a Catch, with the errors that it takes', () => {
  const Catch = [{ ErrorEquals: ['Oven', 'States.Timeout'], Next: 'Sell' }];
  expect(edgesOf({ Bake: { Type: 'Task', Next: 'Sell', Catch }, Sell: { Type: 'Succeed' } })).toEqual([
    'start next /Bake',
    '/Bake next /Sell',
    '/Bake catch /Sell Catch Oven, States.Timeout',
    '/Sell next end',
  ]);
});

describe('groups', () => {
  const bake = { StartAt: 'Bake', States: { Bake: { Type: 'Pass', ...end } } };
  const nested = {
    Fan: {
      Type: 'Parallel',
      Branches: [bake, { StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: bake, ...end } } }],
      ...end,
    },
  };

  it('hold what is inside of them, by branch, however deep', () => {
    const { nodes } = graphOf(nested);
    expect(nodes.map(({ id, parent, isGroup }) => [id, parent, isGroup])).toEqual([
      ['start', undefined, false],
      ['/Fan', undefined, true],
      ['/Fan#0/Bake', '/Fan', false],
      ['/Fan#1/Each', '/Fan', true],
      ['/Fan#1/Each#0/Bake', '/Fan#1/Each', false],
      ['end', undefined, false],
    ]);
  });

  it('lead to the end, and the states inside of them do not', () => {
    expect(edgesOf(nested)).toEqual(['start next /Fan', '/Fan next end']);
  });

  it('are distributed where their mode says so, and may be written in the old way', () => {
    const distributed = { ...bake, ProcessorConfig: { Mode: 'DISTRIBUTED' } };
    const { states } = readDefinition(
      machine({
        Far: { Type: 'Map', ItemProcessor: distributed, ...end },
        Near: { Type: 'Map', ItemProcessor: bake, ...end },
        Old: { Type: 'Map', Iterator: bake, ...end },
      }),
    );
    const told = [...states.values()].map(({ isDistributed, inner }) => [isDistributed, inner.length]);
    expect(told).toEqual([
      [true, 1],
      [false, 1],
      [false, 1],
    ]);
  });
});
