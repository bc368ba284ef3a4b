import sharp from 'sharp';
import type { Picture } from './picture.ts';

/** The same pixels give the same bytes: no metadata, fixed compression. */
export async function encodePng({ width, height, rgb }: Picture): Promise<Uint8Array> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 9, adaptiveFiltering: false, palette: false })
    .toBuffer();
}
