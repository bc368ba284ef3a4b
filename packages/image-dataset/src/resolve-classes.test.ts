import { expect, it } from 'vitest';
import { resolveClasses } from './resolve-classes.ts';

const KNOWN = ['bicycle', 'bus', 'motorcycle', 'pickup_truck'];

it('gives the place of each class among the known ones, in the order asked for', () => {
  expect(resolveClasses(['motorcycle', 'bicycle'], KNOWN)).toEqual([2, 0]);
});

it.each([
  [[], 'NO_CLASSES', 'No class was asked for', `Name some of: ${KNOWN.join(', ')}.`],
  [['bus', 'bus'], 'DUPLICATE_CLASS', 'Class "bus" is asked for twice', 'Name each class once.'],
  [['bycicle'], 'UNKNOWN_CLASS', 'There is no class "bycicle"', 'Did you mean bicycle?'],
  [['truck'], 'UNKNOWN_CLASS', 'There is no class "truck"', 'Did you mean pickup_truck?'],
  [['xylophone-zz'], 'UNKNOWN_CLASS', 'There is no class "xylophone-zz"', `Known are: ${KNOWN.join(', ')}.`],
])('refuses %j with %s', (classes, code, message, hint) => {
  expect(() => resolveClasses(classes, KNOWN)).toThrow(expect.objectContaining({ code, message, hint }));
});
