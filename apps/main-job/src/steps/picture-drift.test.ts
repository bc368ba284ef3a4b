import type { Inference } from '@scones/model-monitor';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pictureDrift } from './picture-drift.ts';

/** A picture of one grey, as PNG. */
const grey = (level: number): Promise<Buffer> =>
  sharp({ create: { width: 4, height: 4, channels: 3, background: { r: level, g: level, b: level } } })
    .png()
    .toBuffer();

const greys = (levels: readonly number[]): Promise<Buffer[]> => Promise.all(levels.map(grey));

const capture = (png: Buffer, index: number): Inference => ({
  eventId: `e-${index}`,
  time: index,
  probabilities: [0.9, 0.1],
  predictedLabel: 'bicycle',
  confidence: 0.9,
  image: { base64: png.toString('base64'), contentType: 'image/png' },
});

/** Sixty levels of grey from this darkest one on. */
const levels = (darkest: number): number[] => Array.from({ length: 60 }, (_, index) => darkest + index);

it('finds no drift where the endpoint sees pictures like those that the model learnt from', async () => {
  const pictures = await greys(levels(60));
  const report = await pictureDrift(pictures, pictures.map(capture));
  expect(report.verdict).toBe('stable');
});

it('finds drift where the pictures are far brighter', async () => {
  const seen = await greys(levels(190));
  const report = await pictureDrift(await greys(levels(20)), seen.map(capture));
  expect(report.verdict).toBe('drifted');
});
