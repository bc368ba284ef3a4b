import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { OpenedConsole } from '../testing/opened-console.ts';

export interface Look {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

export interface Picture {
  /** Of the file, without its ending. */
  readonly name: string;
  /** Where it begins, below the console's base. */
  readonly path: string;
  readonly look: Look;
  /** Leads the page to what is photographed, and waits until that is there. */
  readonly arrive?: (page: Page) => Promise<void>;
}

/** Photographs a page, in as many colours as a small file has. */
export async function takePicture(opened: OpenedConsole, picture: Picture, folder: string): Promise<void> {
  const { name, path, look, arrive } = picture;
  const page = await opened.open(path);
  await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await arrive?.(page);
  await isQuiet(page);
  const file = join(folder, `${name}.png`);
  await sharp(await page.screenshot())
    .png({ palette: true, colours: 128, effort: 10 })
    .toFile(file);
  await page.close();
  console.log(file);
}

/** Nothing is loading any more. The network is never idle, since a page listens to the emulator. */
export async function isQuiet(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main [class*="spinner"]') === null &&
      [...document.images].every(({ complete, loading }) => complete || loading === 'lazy'),
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
