import { expect, it } from 'vitest';
import { parseOptions } from './options.ts';

it('runs on drawn bicycles and motorcycles unless told otherwise', () => {
  expect(parseOptions([])).toEqual({
    dataset: 'synthetic',
    classes: ['bicycle', 'motorcycle'],
    epochs: undefined,
    threshold: 0.93,
    port: 4566,
    seed: 1,
    report: 'reports/latest',
    exit: false,
  });
});

it('takes a list of classes with spaces after the commas', () => {
  expect(parseOptions(['--classes', 'bus, bicycle', '--exit'])).toMatchObject({
    classes: ['bus', 'bicycle'],
    exit: true,
  });
});

it.each([
  [['--threshold', '1.5'], 'from 0 to 1'],
  [['--threshold', ''], 'from 0 to 1'],
  [['--epochs', '0'], 'whole number from 1'],
  [['--epochs', '2.5'], 'whole number from 1'],
  [['--port', '65536'], 'whole number from 0 to 65535'],
  [['--classes', 'bicycle'], 'at least two classes'],
  [['--classes', 'bicycle,'], 'class name is empty'],
  [['--classes', 'bicycle,bicycle'], 'named twice'],
  [['--data-set', 'synthetic'], "unknown option '--data-set'"],
])('refuses %j by what it takes', (values, message) => {
  expect(() => parseOptions(values)).toThrow(message);
});
