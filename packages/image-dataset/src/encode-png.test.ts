import sharp from 'sharp';
import { expect, it } from 'vitest';
import { encodePng } from './encode-png.ts';
import { drawSyntheticDataset } from './synthetic/draw-synthetic-dataset.ts';

it('keeps every pixel and gives the same bytes for the same picture', async () => {
  const [picture] = drawSyntheticDataset({ classes: ['bus'], trainPerClass: 1, testPerClass: 0, seed: 1 });
  const png = await encodePng(picture!);
  expect(await encodePng(picture!)).toEqual(png);
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 32, height: 32, channels: 3 });
  expect(Uint8Array.from(data)).toEqual(picture!.rgb);
});
