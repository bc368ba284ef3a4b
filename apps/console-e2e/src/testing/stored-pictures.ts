import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

const FOLDER = join(import.meta.dirname, '../stored-pictures');
const WIDTH = 320;
/** Of 255: edges of letters are smoothed otherwise on another machine. */
const LEVELS = 48;

export function storedPicture(name: string): string {
  return join(FOLDER, name);
}

/**
 * The share of a picture, made small, that differs from the stored one. `UPDATE_PICTURES` has it stored instead, as it is
 * now.
 */
export async function differingShare(name: string, screenshot: Buffer): Promise<number> {
  const file = storedPicture(name);
  const small = await sharp(screenshot)
    .resize({ width: WIDTH })
    .png({ palette: true, colours: 64 })
    .toBuffer();
  if (process.env['UPDATE_PICTURES'] !== undefined) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, small);
  }
  if (!existsSync(file)) throw new Error(`There is no ${file}: UPDATE_PICTURES=1 stores it.`);
  const [stored, found] = await Promise.all([await readFile(file), small].map(pixelsOf));
  if (!stored || !found || stored.length !== found.length) return 1;
  return (
    found.filter((level, index) => Math.abs(level - (stored[index] ?? 0)) > LEVELS).length / found.length
  );
}

async function pixelsOf(picture: Buffer): Promise<Buffer> {
  return await sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer();
}
