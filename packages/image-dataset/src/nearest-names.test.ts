import { expect, it } from 'vitest';
import { editDistance, nearestNames } from './nearest-names.ts';

it('counts insertions, deletions and replacements', () => {
  expect([editDistance('', 'abc'), editDistance('kitten', 'sitting'), editDistance('bus', 'bus')]).toEqual([
    3, 3, 0,
  ]);
});

it('suggests the nearest names first, and none that are far', () => {
  const known = ['bicycle', 'bus', 'motorcycle', 'pickup_truck', 'tank'];
  expect(nearestNames('Bicycel', known)).toEqual(['bicycle']);
  expect(nearestNames('truck', known)[0]).toBe('pickup_truck');
  expect(nearestNames('Pickup Truck', known)[0]).toBe('pickup_truck');
  expect(nearestNames('xylophone', known)).toEqual([]);
});
