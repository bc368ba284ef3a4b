import { expect, it } from 'vitest';
import { photographEpochs } from './photograph-epochs.ts';

it('looks at 90,000 photographs in all, in 30 to 125 passes', () => {
  const passes = [80, 720, 900, 2_000, 3_000, 50_000].map(photographEpochs);
  expect(passes).toEqual([125, 125, 100, 45, 30, 30]);
});
