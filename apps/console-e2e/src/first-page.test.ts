import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const BUILD = new URL('dist/', import.meta.resolve('@scones/console/package.json'));
const MOST_KILOBYTES = 350;

it(`loads at most ${MOST_KILOBYTES} kB of compressed scripts for the first page`, () => {
  const scripts = scriptsOfFirstPage();
  const kilobytes = scripts.reduce((sum, name) => sum + gzipSync(asset(name)).length, 0) / 1000;
  console.log(`The first page: ${scripts.length} scripts, ${kilobytes.toFixed(0)} kB compressed`);
  expect(kilobytes).toBeLessThanOrEqual(MOST_KILOBYTES);
});

it('is packed for people who use it, whatever ran the build', () => {
  const all = readdirSync(new URL('assets/', BUILD)).filter((name) => name.endsWith('.js'));
  const forDevelopers = all.filter((name) => asset(name).includes('Download the React DevTools'));
  expect(forDevelopers).toEqual([]);
});

/** The scripts that the document names, the home page's own chunk, and everything that these import. */
function scriptsOfFirstPage(): string[] {
  const page = readFileSync(new URL('index.html', BUILD), 'utf8');
  const home = readdirSync(new URL('assets/', BUILD)).filter((name) => /^home-page-.*\.js$/.test(name));
  expect(home).toHaveLength(1);
  const found = new Set([...page.matchAll(/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name));
  expect(found.size).toBeGreaterThan(0);
  for (const name of home) found.add(name);
  // Items that are added to a set during a walk are walked too.
  for (const name of found)
    for (const [, imported = ''] of asset(name)
      .toString()
      .matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      found.add(imported);
  return [...found];
}

function asset(name: string): Buffer {
  return readFileSync(new URL(`assets/${name}`, BUILD));
}
