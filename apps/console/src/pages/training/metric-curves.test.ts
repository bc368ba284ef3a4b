import { expect, it } from 'vitest';
import { metricCurves } from './metric-curves.ts';

const DEFINITIONS = [
  { Name: 'train:accuracy', Regex: 'Train-accuracy=(\\S+)' },
  { Name: 'validation:accuracy', Regex: 'Validation-accuracy=(\\S+)' },
];
const log = [
  '[INFO] 800 pictures to train on',
  '[INFO] Epoch[0] Train-accuracy=0.5',
  '[INFO] Epoch[0] Time cost=17.5',
  '[INFO] Epoch[0] Validation-accuracy=0.25',
  '[INFO] Epoch[1] Train-accuracy=0.75',
  '[INFO] Epoch[1] Train-accuracy=nan',
].map((message) => ({ message }));

it('reads each metric by its regular expression, in the order of the epochs', () => {
  expect([...metricCurves(log as never, DEFINITIONS)]).toEqual([
    ['train:accuracy', [0.5, 0.75]],
    ['epoch:seconds', [17.5]],
    ['validation:accuracy', [0.25]],
  ]);
});
