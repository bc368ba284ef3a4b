import { expect, it } from 'vitest';
import { BAND_NAMES, countByBand } from './confidence-bands.ts';

it('counts answers in bands, each with its lower edge', () => {
  const answers = [0.4, 0.5, 0.9, 0.95, 0.99, 1].map((confidence) => ({ confidence }));
  expect(countByBand(answers)).toEqual({ '< 50 %': 1, '50–70 %': 1, '90–99 %': 2, '≥ 99 %': 2 });
  expect(BAND_NAMES).toHaveLength(5);
});
