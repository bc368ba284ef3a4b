import sharp, { type Sharp } from 'sharp';
import { ClassifierError } from '../classifier-error.ts';

export interface PictureShape {
  readonly height: number;
  readonly width: number;
  /** The picture's shorter side is brought to this, and its middle cut out; without it the whole is stretched. */
  readonly shorterSide?: number | undefined;
}

/** A larger picture would take more memory than a small instance has. */
const MOST_PIXELS = 50_000_000;
const WHITE = { r: 255, g: 255, b: 255 };

interface Decoded {
  readonly data: Buffer;
  readonly info: { readonly channels: number };
}

/** Decodes a PNG or JPEG of any depth, colour space and size to 8-bit sRGB: (3, H, W). Alpha is laid on white. */
export async function decodePicture(
  bytes: Uint8Array,
  name: string,
  shape: PictureShape,
): Promise<Uint8Array> {
  if (bytes.length === 0) throw unreadable(name, 'it has zero bytes');
  if (!isPngOrJpeg(bytes)) throw unreadable(name, 'it is neither PNG nor JPEG');
  const { height, width } = shape;
  try {
    const { data, info } = await decodeWhole(bytes, shape);
    return planar(data, info.channels, height * width);
  } catch (cause) {
    throw unreadable(name, (cause as Error).message.trim().replaceAll(/\s+/g, ' '), { cause });
  }
}

/** Refuses a picture of which a part is missing, but not one with a few bytes too many between its segments. */
async function decodeWhole(bytes: Uint8Array, shape: PictureShape): Promise<Decoded> {
  const picture = withEnd(bytes);
  // A JPEG that breaks off before its end would pass if it were made smaller while it is read.
  if (picture !== bytes) await tolerant((failOn) => decode(picture, failOn).toBuffer());
  return await tolerant((failOn) => shaped(decode(picture, failOn), shape));
}

async function tolerant<T>(read: (failOn: 'warning' | 'error') => Promise<T>): Promise<T> {
  try {
    return await read('warning');
  } catch (error) {
    const complaints = (error as Error).message.trim().split('\n');
    if (!complaints.every((line) => line.includes('extraneous bytes before marker'))) throw error;
    return await read('error');
  }
}

function decode(picture: Uint8Array, failOn: 'warning' | 'error'): Sharp {
  return sharp(picture, { failOn, limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' });
}

function shaped(picture: Sharp, { height, width, shorterSide }: PictureShape): Promise<Decoded> {
  const inShape =
    shorterSide === undefined
      ? picture.resize(width, height, { fit: 'fill' })
      : picture.resize(shorterSide, shorterSide, { fit: 'cover' }).extract({
          left: Math.floor((shorterSide - width) / 2),
          top: Math.floor((shorterSide - height) / 2),
          width,
          height,
        });
  return inShape.toBuffer({ resolveWithObject: true });
}

/** A JPEG whose last marker is missing is as good as any: browsers and OpenCV show it. */
function withEnd(bytes: Uint8Array): Uint8Array {
  return startsWith(bytes, JPEG) && !endsWith(bytes, END_OF_IMAGE)
    ? Buffer.concat([bytes, Uint8Array.from(END_OF_IMAGE)])
    : bytes;
}

function planar(interleaved: Uint8Array, channels: number, pixels: number): Uint8Array {
  const planes = new Uint8Array(3 * pixels);
  for (let channel = 0; channel < 3; channel++) {
    const source = channels < 3 ? 0 : channel;
    for (let pixel = 0; pixel < pixels; pixel++) {
      planes[channel * pixels + pixel] = interleaved[pixel * channels + source] as number;
    }
  }
  return planes;
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];
const END_OF_IMAGE = [0xff, 0xd9];

function isPngOrJpeg(bytes: Uint8Array): boolean {
  return startsWith(bytes, PNG) || startsWith(bytes, JPEG);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function endsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return startsWith(bytes.subarray(-signature.length), signature);
}

function unreadable(name: string, reason: string, options?: ErrorOptions): ClassifierError {
  return new ClassifierError(
    'PICTURE_UNREADABLE',
    `${name} is not a picture that can be read: ${reason}.`,
    'Replace it by a whole PNG or JPEG, or leave it out.',
    options,
  );
}
