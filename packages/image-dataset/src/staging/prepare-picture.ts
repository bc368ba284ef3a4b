import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { encodePng } from '../encode-png.ts';
import type { Picture } from '../picture.ts';
import { UnreadablePicture } from '../source/unreadable-picture.ts';
import { type Print, printOf } from './print.ts';

/** A picture as it is staged: upright, on white, 8-bit sRGB, and small enough for the state machine. */
export interface PreparedPicture {
  readonly bytes: Uint8Array;
  readonly extension: 'png' | 'jpg';
  readonly contentType: 'image/png' | 'image/jpeg';
  /** The shorter side of the picture before it was made smaller, in pixels. */
  readonly side: number;
  /** SHA-256 of the original's content. */
  readonly digest: string;
  readonly print: Print;
}

/** A larger picture would take more memory than a laptop has to spare. */
const MOST_PIXELS = 100_000_000;
/** Up to this side a picture is kept to the pixel; a larger one becomes a JPEG. */
const LARGEST_PNG_SIDE = 128;
/** Sides and qualities of JPEGs, tried in turn until one is small enough; the first nearly always is. */
const JPEGS = [
  { side: 512, quality: 92 },
  { side: 384, quality: 90 },
  { side: 256, quality: 85 },
] as const;

const WHITE = { r: 255, g: 255, b: 255 };

/**
 * Prepares a picture file of any kind that sharp reads (of an animation, its first frame), or bare pixels. The result has
 * at most `mostBytes`. Rejects with `UnreadablePicture`.
 */
export async function preparePicture(
  content: Uint8Array | Picture,
  mostBytes: number,
): Promise<PreparedPicture> {
  if (content instanceof Uint8Array) return await prepareFile(content, mostBytes);
  const { width, height, rgb } = content;
  return {
    ...(await encode(content, mostBytes)),
    side: Math.min(width, height),
    digest: digestOf(rgb),
    print: printOf(content),
  };
}

async function prepareFile(bytes: Uint8Array, mostBytes: number): Promise<PreparedPicture> {
  if (bytes.length === 0) throw new UnreadablePicture('it has zero bytes');
  try {
    await requireWhole(bytes);
    const picture = await decode(bytes, JPEGS[0].side);
    const { width, height } = await sharp(bytes, READING).metadata();
    return {
      ...(await encode(picture, mostBytes)),
      side: Math.min(width, height),
      digest: digestOf(bytes),
      print: printOf(picture),
    };
  } catch (cause) {
    if (isHeic(bytes))
      throw new UnreadablePicture('it is HEIC, which is not read: save it as JPEG', { cause });
    throw new UnreadablePicture((cause as Error).message.trim().replaceAll(/\s+/g, ' '), { cause });
  }
}

/** Cameras' format for pictures in HEVC, which sharp's own build leaves out. AVIF is a brand of its own. */
function isHeic(bytes: Uint8Array): boolean {
  return /^ftyp(hei[cxms]|hev[cxms]|mif1)$/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'));
}

/** Fails on what is broken or breaks off, but not on a few bytes too many between a JPEG's segments. */
const READING = { failOn: 'error', limitInputPixels: MOST_PIXELS, animated: false } as const;
const JPEG = [0xff, 0xd8, 0xff];
const END_OF_JPEG = [0xff, 0xd9];

/** A JPEG that breaks off would pass if it were made smaller while it is read, so such a one is read in full size first. */
async function requireWhole(bytes: Uint8Array): Promise<void> {
  const startsAs = JPEG.every((byte, index) => bytes[index] === byte);
  const endsAs = END_OF_JPEG.every((byte, index) => bytes[bytes.length - 2 + index] === byte);
  if (!startsAs || endsAs) return;
  await sharp(bytes, READING).stats();
}

async function decode(bytes: Uint8Array, longestSide: number): Promise<Picture> {
  const { data, info } = await sharp(bytes, READING)
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    rgb: info.channels === 3 ? data : threeChannels(data, info.channels),
  };
}

/** Grey in all three. */
function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let at = 0; at < rgb.length; at++)
    rgb[at] = data[Math.floor(at / 3) * channels + (channels > 3 ? at % 3 : 0)] as number;
  return rgb;
}

async function encode(
  picture: Picture,
  mostBytes: number,
): Promise<Pick<PreparedPicture, 'bytes' | 'extension' | 'contentType'>> {
  if (Math.max(picture.width, picture.height) <= LARGEST_PNG_SIDE)
    return { bytes: await encodePng(picture), extension: 'png', contentType: 'image/png' };
  for (const { side, quality } of JPEGS) {
    const bytes = await pixels(picture)
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    if (bytes.length <= mostBytes) return { bytes, extension: 'jpg', contentType: 'image/jpeg' };
  }
  throw new UnreadablePicture(
    'it stays too large for an execution of the state machine, however small it is made',
  );
}

function pixels({ width, height, rgb }: Picture): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
