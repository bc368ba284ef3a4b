import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { preparePicture } from './prepare-picture.ts';

const picture = (
  width: number,
  height: number,
  background: { r: number; g: number; b: number; alpha?: number },
) => sharp({ create: { width, height, channels: background.alpha === undefined ? 3 : 4, background } });
const MOST_BYTES = 190_000;
const RED = { r: 200, g: 20, b: 20 };

async function pixelsOf(file: Sharp | Uint8Array) {
  const bytes = file instanceof Uint8Array ? file : await file.toBuffer();
  const prepared = await preparePicture(bytes, MOST_BYTES);
  const { data, info } = await sharp(prepared.bytes).raw().toBuffer({ resolveWithObject: true });
  return { ...prepared, ...info, first: [...data.subarray(0, 3)], last: [...data.subarray(-3)] };
}

it('keeps a small picture to the pixel', async () => {
  expect(await pixelsOf(picture(40, 30, RED).png())).toMatchObject({
    extension: 'png',
    width: 40,
    height: 30,
    channels: 3,
    side: 30,
    first: [200, 20, 20],
  });
});

it('makes a large one smaller, and small enough', async () => {
  const noise = Buffer.from(
    Array.from({ length: 1500 * 1000 * 3 }, (_, at) => (at * 7919 + (at >> 7)) % 251),
  );
  const large = sharp(noise, { raw: { width: 1500, height: 1000, channels: 3 } }).jpeg({ quality: 100 });
  const { extension, width, height, side, bytes } = await pixelsOf(large);
  expect({ extension, side, shape: width / height }).toEqual({
    extension: 'jpg',
    side: 1000,
    shape: expect.closeTo(1.5, 1),
  });
  expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES);
});

it('lays what shines through on white', async () => {
  expect((await pixelsOf(picture(8, 8, { ...RED, alpha: 0 }).png())).first).toEqual([255, 255, 255]);
});

it('turns a picture as its EXIF data say', async () => {
  const half = await picture(20, 10, RED).extend({ right: 20, background: '#0000ff' }).png().toBuffer();
  const turned = sharp(half)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' });
  const { width, height, first, last } = await pixelsOf(turned);
  expect([width, height]).toEqual([10, 40]);
  expect(first[0]).toBeGreaterThan(150);
  expect(last[2]).toBeGreaterThan(200);
});

it.each([
  ['grey', () => picture(8, 8, { r: 90, g: 90, b: 90 }).toColourspace('b-w').png(), [90, 90, 90]],
  ['16-bit', () => picture(8, 8, RED).toColourspace('rgb16').png(), [200, 20, 20]],
  [
    'CMYK',
    () => picture(8, 8, { r: 250, g: 250, b: 250 }).toColourspace('cmyk').jpeg({ quality: 100 }),
    [250, 250, 250],
  ],
  ['WebP', () => picture(8, 8, RED).webp({ lossless: true }), [200, 20, 20]],
  ['TIFF', () => picture(8, 8, RED).tiff(), [200, 20, 20]],
  ['GIF', () => picture(8, 8, RED).gif(), [200, 20, 20]],
  [
    'animated',
    async () => {
      const frames = [RED, { r: 0, g: 0, b: 255 }].map((colour) => picture(8, 8, colour).png().toBuffer());
      return sharp(await Promise.all(frames), { join: { animated: true } }).webp({ lossless: true });
    },
    [200, 20, 20],
  ],
])('brings a %s picture to three channels of 8 bits', async (_kind, make, colour) => {
  const { channels, height, first } = await pixelsOf(await make());
  expect([channels, height]).toEqual([3, 8]);
  for (const [channel, value] of colour.entries()) expect(first[channel]).toBeCloseTo(value, -1.2);
});

it.each([
  ['nothing', new Uint8Array(), 'it has zero bytes'],
  ['a text', Buffer.from('<p>Not found</p>'), 'Input buffer contains unsupported image format'],
])('says what is wrong with %s', async (_what, bytes, message) => {
  await expect(preparePicture(bytes, MOST_BYTES)).rejects.toThrow(message);
});

it('refuses a picture that breaks off, though it would be made smaller', async () => {
  const whole = await picture(1600, 1200, RED).jpeg().toBuffer();
  await expect(preparePicture(whole.subarray(0, Math.floor(whole.length / 2)), MOST_BYTES)).rejects.toThrow(
    /premature end/i,
  );
  const png = await picture(100, 100, RED).png().toBuffer();
  await expect(preparePicture(png.subarray(0, Math.floor(png.length / 2)), MOST_BYTES)).rejects.toThrow();
});

it('prepares bare pixels, as an archive of CIFAR has them', async () => {
  const rgb = new Uint8Array(32 * 32 * 3).fill(9);
  expect(await preparePicture({ width: 32, height: 32, rgb }, MOST_BYTES)).toMatchObject({
    extension: 'png',
    side: 32,
  });
});
