import { readFileSync } from 'node:fs';

const LIST = new URL('src/pages/pages.ts', import.meta.resolve('@scones/console/package.json'));

/** The paths of all pages, as the console's own list has them. */
export function pagesOfConsole(): string[] {
  const paths = [...readFileSync(LIST, 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);
  if (paths.length === 0) throw new Error('The list of pages names no path.');
  return paths;
}
