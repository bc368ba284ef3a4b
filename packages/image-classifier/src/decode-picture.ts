import sharp from 'sharp';
import { ClassifierError } from './classifier-error.ts';

export interface PictureShape {
  readonly height: number;
  readonly width: number;
}

/** A larger picture would take more memory than a small instance has. */
const MOST_PIXELS = 50_000_000;
const WHITE = { r: 255, g: 255, b: 255 };

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
    const { data, info } = await sharp(bytes, { failOn: 'warning', limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .flatten({ background: WHITE })
      .toColourspace('srgb')
      .resize(width, height, { fit: 'fill' })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return planar(data, info.channels, height * width);
  } catch (cause) {
    throw unreadable(name, (cause as Error).message.trim().replaceAll(/\s+/g, ' '), { cause });
  }
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

function isPngOrJpeg(bytes: Uint8Array): boolean {
  return [PNG, JPEG].some((signature) => signature.every((byte, index) => bytes[index] === byte));
}

function unreadable(name: string, reason: string, options?: ErrorOptions): ClassifierError {
  return new ClassifierError(
    'PICTURE_UNREADABLE',
    `${name} is not a picture that can be read: ${reason}.`,
    'Replace it by a whole PNG or JPEG, or leave it out.',
    options,
  );
}
