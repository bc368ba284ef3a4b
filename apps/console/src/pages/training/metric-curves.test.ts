import { expect, it } from 'vitest';
import { bestPoint, metricCurves, metricFamilies, throughput } from './metric-curves.ts';

const DEFINITIONS = [
  { Name: 'train:accuracy', Regex: 'Train-accuracy=(\\S+)' },
  { Name: 'validation:accuracy', Regex: 'Validation-accuracy=(\\S+)' },
];
const curvesOf = (...messages: string[]) =>
  metricCurves(
    messages.map((message) => ({ message })),
    DEFINITIONS,
  );

it('reads each metric by its regular expression, at the epoch that its line names', () => {
  const curves = curvesOf(
    '[INFO] 800 pictures to train on',
    '[INFO] Epoch[0] Train-accuracy=0.5',
    '[INFO] Epoch[0] Time cost=17.5',
    '[INFO] Epoch[0] Validation-accuracy=0.25',
    '[INFO] Epoch[1] Train-accuracy=nan',
    '[INFO] Epoch[2] Train-accuracy=0.75',
  );
  expect([...curves]).toEqual([
    [
      'train:accuracy',
      [
        { epoch: 1, value: 0.5 },
        { epoch: 3, value: 0.75 },
      ],
    ],
    ['epoch:seconds', [{ epoch: 1, value: 17.5 }]],
    ['validation:accuracy', [{ epoch: 1, value: 0.25 }]],
  ]);
});

it('numbers the epochs where the lines do not name them', () => {
  expect(curvesOf('Train-accuracy=0.1', 'Train-accuracy=0.2').get('train:accuracy')).toEqual([
    { epoch: 1, value: 0.1 },
    { epoch: 2, value: 0.2 },
  ]);
});

it('reads the learning rate where the log has it', () => {
  expect(curvesOf('Epoch[4] Update[90]: Change learning rate to 1.0e-03').get('learning rate')).toEqual([
    { epoch: 5, value: 0.001 },
  ]);
});

it('divides the pictures by the seconds of each epoch', () => {
  const curves = curvesOf('Epoch[0] Time cost=4', 'Epoch[1] Time cost=0');
  expect(throughput(curves, 800)).toEqual([{ epoch: 1, value: 200 }]);
  expect(throughput(curves, NaN)).toEqual([]);
});

it('draws the metrics of one family together', () => {
  expect([...metricFamilies(['train:loss', 'validation:loss', 'f1'])]).toEqual([
    ['loss', ['train:loss', 'validation:loss']],
    ['f1', ['f1']],
  ]);
});

it('finds the first of the best epochs', () => {
  const points = [0.5, 0.9, 0.9, 0.7].map((value, index) => ({ epoch: index + 1, value }));
  expect(bestPoint(points)).toEqual({ epoch: 2, value: 0.9 });
  expect(bestPoint([])).toBeUndefined();
});
