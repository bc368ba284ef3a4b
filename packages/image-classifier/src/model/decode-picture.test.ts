import sharp, { type Color, type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePicture } from './decode-picture.ts';

const SHAPE = { height: 2, width: 2 };

function plain(channels: 3 | 4, background: Color): Sharp {
  return sharp({ create: { width: 2, height: 2, channels, background } });
}

async function firstPixel(picture: Sharp): Promise<number[]> {
  const planes = await decodePicture(await picture.toBuffer(), 'a.png', SHAPE);
  return [0, 4, 8].map((index) => planes[index] as number);
}

const ORANGE = { r: 200, g: 100, b: 50 };

describe('decodePicture', () => {
  it('gives planes of red, green and blue', async () => {
    expect(await decodePicture(await plain(3, ORANGE).png().toBuffer(), 'a.png', SHAPE)).toEqual(
      Uint8Array.of(200, 200, 200, 200, 100, 100, 100, 100, 50, 50, 50, 50),
    );
  });

  it('reads grey', async () => {
    expect(await firstPixel(plain(3, { r: 90, g: 90, b: 90 }).toColourspace('b-w').png())).toEqual([
      90, 90, 90,
    ]);
  });

  it('reads 16 bits a channel', async () => {
    expect(await firstPixel(plain(3, ORANGE).toColourspace('rgb16').png())).toEqual([200, 100, 50]);
  });

  it('reads 16 bits of grey', async () => {
    const grey = plain(3, { r: 90, g: 90, b: 90 }).toColourspace('grey16').png();
    expect((await sharp(await grey.toBuffer()).metadata()).depth).toBe('ushort');
    expect(await firstPixel(grey)).toEqual([90, 90, 90]);
  });

  it('reads CMYK', async () => {
    const [red = 0, green = 0, blue = 0] = await firstPixel(
      plain(3, ORANGE).toColourspace('cmyk').jpeg({ quality: 100 }),
    );
    expect(Math.max(Math.abs(red - 200), Math.abs(green - 100), Math.abs(blue - 50))).toBeLessThan(40);
  });

  it('lays what is transparent on white', async () => {
    expect(await firstPixel(plain(4, { ...ORANGE, alpha: 0 }).png())).toEqual([255, 255, 255]);
    expect(await firstPixel(plain(4, { ...ORANGE, alpha: 1 }).png())).toEqual([200, 100, 50]);
  });

  it('resizes a picture of another size', async () => {
    const large = sharp({ create: { width: 9, height: 5, channels: 3, background: ORANGE } });
    expect(await firstPixel(large.png())).toEqual([200, 100, 50]);
  });

  it('shows a JPEG whose last marker is missing, whole or in part', async () => {
    const whole = await plain(3, ORANGE).jpeg({ quality: 100 }).toBuffer();
    const want = await decodePicture(whole, 'a.jpg', SHAPE);
    for (const missing of [1, 2])
      expect(await decodePicture(whole.subarray(0, -missing), 'a.jpg', SHAPE)).toEqual(want);
  });

  it('cuts the middle out of a picture whose shorter side it brings to a size', async () => {
    // Three stripes, red, green and blue, each as wide as the picture is high.
    const stripes = Uint8Array.from({ length: 30 * 10 * 3 }, (_, index) =>
      Math.floor((Math.floor(index / 3) % 30) / 10) === index % 3 ? 255 : 0,
    );
    const wide = await sharp(stripes, { raw: { width: 30, height: 10, channels: 3 } })
      .png()
      .toBuffer();
    const middle = await decodePicture(wide, 'a.png', { height: 4, width: 4, shorterSide: 5 });
    const [red, green, blue] = [0, 1, 2].map((channel) => middle.slice(channel * 16, (channel + 1) * 16));
    expect(Math.max(...red!, ...blue!)).toBeLessThan(40);
    expect(Math.min(...green!)).toBeGreaterThan(215);
  });

  it('shows a JPEG with extra bytes between its segments, or behind its end', async () => {
    const whole = await noise().jpeg().toBuffer();
    const want = await decodePicture(whole, 'a.jpg', SHAPE);
    const first = 4 + whole.readUInt16BE(4);
    const stuffed = Buffer.concat([whole.subarray(0, first), Buffer.from('abc'), whole.subarray(first)]);
    expect(await decodePicture(stuffed, 'a.jpg', SHAPE)).toEqual(want);
    expect(await decodePicture(Buffer.concat([whole, Buffer.from('tail')]), 'a.jpg', SHAPE)).toEqual(want);
  });

  it.each([
    ['zero bytes', async () => new Uint8Array(), 'it has zero bytes'],
    ['text', async () => Buffer.from('hello'), 'it is neither PNG nor JPEG'],
    [
      'an SVG',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'it is neither PNG nor JPEG',
    ],
    ['a truncated PNG', async () => truncated(noise().png()), 'a.png is not a picture that can be read'],
    ['a truncated JPEG', async () => truncated(noise().jpeg()), 'a.png is not a picture that can be read'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(decodePicture(await bytes(), 'a.png', SHAPE)).rejects.toThrow(message);
  });
});

function noise(): Sharp {
  const pixels = Uint8Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 251);
  return sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } });
}

async function truncated(picture: Sharp): Promise<Buffer> {
  const bytes = await picture.toBuffer();
  return bytes.subarray(0, bytes.length / 2);
}
