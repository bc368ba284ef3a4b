import type { OpenedConsole } from '../testing/opened-console.ts';
import { pagesOfConsole } from '../testing/pages-of-console.ts';
import { isQuiet, type Look, type Picture } from './take-picture.ts';

/** A telephone, a laptop, a large screen; each in light and dark. */
export const EVERY_LOOK: readonly Look[] = [
  { width: 360, height: 780 },
  { width: 1280, height: 900 },
  { width: 1920, height: 1080 },
].flatMap((size) => (['light', 'dark'] as const).map((scheme) => ({ ...size, scheme })));

/** Each page of the console's list; one about a thing shows the first that its list has. */
export async function picturesOfEveryPage(opened: OpenedConsole): Promise<Omit<Picture, 'look'>[]> {
  const paths = pagesOfConsole();
  const pictures: Omit<Picture, 'look'>[] = [];
  for (const path of paths.filter((each) => !each.includes(':') && !each.endsWith('/compare'))) {
    pictures.push({ name: nameOf(path), path });
    const first = paths.some((other) => other.startsWith(`${path}/:`)) && (await firstOf(opened, path));
    if (first) pictures.push({ name: `${nameOf(path)}-one`, path: first });
  }
  return pictures;
}

function nameOf(path: string): string {
  return path === '/' ? 'home' : path.slice(1);
}

/** Where the first link of a list leads; undefined where the list is empty. */
async function firstOf(opened: OpenedConsole, path: string): Promise<string | undefined> {
  const page = await opened.open(path);
  await isQuiet(page);
  const base = new URL(opened.address('')).pathname;
  const links = await page.locator(`main a[href^="${base}${path}/"]`).all();
  const href = await links[0]?.getAttribute('href');
  await page.close();
  return href?.slice(base.length);
}
