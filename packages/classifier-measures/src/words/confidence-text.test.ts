import { expect, it } from 'vitest';
import { confidencePercent, confidenceText } from './confidence-text.ts';

it.each([
  [0.92996, 0.93, '0.929', '92.9 %'],
  [0.93, 0.93, '0.930', '93.0 %'],
  [0.57, 0.57, '0.570', '57.0 %'],
  [0.29, 0.29, '0.290', '29.0 %'],
  [0.9999999, 0.93, '0.999', '99.9 %'],
  [1, 0.93, '1.000', '100.0 %'],
  [0, 0, '0.000', '0.0 %'],
  [0.93044, 0.93045, '0.93044', '93.044 %'],
])('writes %d beside a threshold of %d as %s and %s', (confidence, threshold, text, share) => {
  expect(confidenceText(confidence, threshold)).toBe(text);
  expect(confidencePercent(confidence, threshold)).toBe(share);
});

it('never writes an answer on the other side of its threshold', () => {
  for (let step = 0; step < 2000; step++) {
    const confidence = 0.92 + step * 0.0000101;
    for (const threshold of [0.93, 0.925, 0.9333, 0.5])
      expect(Number(confidenceText(confidence, threshold)) >= threshold).toBe(confidence >= threshold);
  }
});
