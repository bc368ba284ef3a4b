import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '@scones/deterministic';
import { streamPictures } from '@scones/image-dataset';
import sharp, { type Sharp } from 'sharp';

/** Ways in which photographs of one folder differ. */
const KINDS: readonly [extension: string, make: (picture: Sharp) => Sharp][] = [
  ['jpg', (picture) => picture.jpeg()],
  ['jpg', (picture) => picture.toColourspace('cmyk').jpeg()],
  ['jpg', (picture) => picture.rotate(270).withMetadata({ orientation: 6 }).jpeg()],
  ['png', (picture) => picture.ensureAlpha(0.8).png()],
  ['png', (picture) => picture.toColourspace('b-w').png()],
  ['webp', (picture) => picture.webp()],
  ['tiff', (picture) => picture.toColourspace('rgb16').tiff()],
];

/** Photographs of vehicles, of several sizes and kinds, in a folder for each class; the last of them is broken. */
export async function writePhotographs(folder: string, count: number): Promise<void> {
  const classes = ['bicycle', 'motorcycle'];
  const random = seededRandom(7);
  let written = 0;
  for await (const { className, ...picture } of streamPictures({ classes, seed: 7, side: 96 })) {
    const [extension, make] = KINDS[written % KINDS.length] as (typeof KINDS)[number];
    const { rgb, width, height } = picture;
    const enlarged = sharp(rgb, { raw: { width, height, channels: 3 } }).resize({
      width: 200 + Math.floor(random.float() * 400),
      height: 200 + Math.floor(random.float() * 300),
      fit: 'fill',
    });
    const bytes = await make(enlarged).toBuffer();
    written += 1;
    const isBroken = written === count;
    await mkdir(join(folder, className), { recursive: true });
    await writeFile(
      join(folder, className, `${written}.${extension}`),
      isBroken ? bytes.subarray(0, 100) : bytes,
    );
    if (isBroken) return;
  }
}
