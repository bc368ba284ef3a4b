import { expect, it } from 'vitest';
import { dataSteps } from './data-steps.ts';

it('tells the steps in the order in which a state takes them', () => {
  const data = {
    afterResultPath: '{"r":2}',
    result: '2',
    input: '{}',
    afterInputPath: '1',
    maxConcurrency: 0,
  };
  expect(dataSteps(data)).toEqual([
    { title: 'Input', value: '{}' },
    { title: 'After InputPath', value: '1' },
    { title: 'MaxConcurrency', value: 0 },
    { title: 'Result', value: '2' },
    { title: 'After ResultPath', value: '{"r":2}' },
  ]);
});

it('leaves out a step that changed nothing', () => {
  const same = {
    input: '{ }',
    afterInputPath: '{}',
    afterParameters: '{"a":1}',
    afterResultSelector: '{"a":1}',
  };
  expect(dataSteps(same).map(({ title }) => title)).toEqual(['Input', 'After Parameters']);
});
