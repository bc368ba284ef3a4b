import { expect, it } from 'vitest';
import { placesIn } from './places-in.ts';

it('leads to a prefix folder by folder, whatever its letters', () => {
  expect(placesIn('b', 'scones/train & test/')).toEqual([
    { text: 'b', href: '/buckets/b' },
    { text: 'scones', href: '/buckets/b?prefix=scones%2F' },
    { text: 'train & test', href: '/buckets/b?prefix=scones%2Ftrain%20%26%20test%2F' },
  ]);
});
