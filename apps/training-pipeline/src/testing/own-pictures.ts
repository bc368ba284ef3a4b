import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { seededRandom } from '@scones/deterministic';
import sharp, { type Sharp } from 'sharp';

const BLOCKS = 12;

/** Blocks of one colour, so that no two pictures look alike and a model can tell the colours apart. */
export function colouredBlocks(seed: number, isRed: boolean, width = 40, height = 30): Sharp {
  const random = seededRandom(seed);
  const blocks = Array.from({ length: BLOCKS ** 2 }, () => Math.floor(random.float() * 180));
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < rgb.length; at++) {
    const pixel = Math.floor(at / 3);
    const column = Math.floor(((pixel % width) * BLOCKS) / width);
    const row = Math.floor((Math.floor(pixel / width) * BLOCKS) / height);
    rgb[at] = (blocks[row * BLOCKS + column] as number) + (at % 3 === (isRed ? 0 : 2) ? 70 : 0);
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

/** Files by their paths: `count` pictures a class. */
export async function ownPictures(count: number): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (let index = 0; index < count; index++) {
    files.set(
      `red/${index}.png`,
      await colouredBlocks(2 * index + 1, true)
        .png()
        .toBuffer(),
    );
    files.set(
      `blue/${index}.jpg`,
      await colouredBlocks(2 * index + 2, false)
        .jpeg()
        .toBuffer(),
    );
  }
  return files;
}

export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, Uint8Array | string>,
): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
