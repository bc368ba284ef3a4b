import { CHROMIUM } from '@scones/emulator/chromium';
import { rowOfTests, type Tests } from '../tests/row-of-tests.ts';
import type { Row, Trial } from '../trial.ts';

interface Facts extends Tests {
  readonly needsBrowser?: true;
}

const FACTS: readonly Facts[] = [
  {
    name: 'heads that a page’s browser sends, at every door (`Host`, `Origin`, `Sec-Fetch-Site`)',
    project: 'packages/emulator-core',
    files: ['src/screen.test.ts', 'src/cross-origin.test.ts'],
  },
  {
    name: 'every service asked as a page would ask it',
    project: 'apps/emulator',
    files: ['src/screening.test.ts', 'src/console/console-pages.test.ts'],
  },
  {
    name: 'pages in Chromium: of another origin, another port, a rebound name, a sandboxed frame, a bucket’s object',
    project: 'apps/emulator',
    files: ['src/web-page.test.ts'],
    needsBrowser: true,
  },
  {
    name: 'pages in Chromium that want the console, its event stream, its requests',
    project: 'apps/console-e2e',
    files: ['src/foreign-page.test.ts'],
    needsBrowser: true,
  },
  {
    name: 'markup in names, inputs, causes, log lines, keys and metrics that the console shows',
    project: 'apps/console-e2e',
    files: ['src/hostile-texts.test.ts'],
    needsBrowser: true,
  },
];

export const trial: Trial = {
  about: `Web pages against the emulator, by the tests that stand beside what they are about: requests as browsers send them, and a real Chromium.
The console must have been built (\`npx nx build console\`). \`npm test\` runs all of these too.`,
  async run({ isShort, onProgress }) {
    const rows: Row[] = [];
    for (const facts of FACTS) {
      const lack = lackOf(facts, isShort);
      rows.push(lack === undefined ? await rowOfTests(facts, onProgress) : notTried(facts, lack));
    }
    return rows;
  },
};

function lackOf({ needsBrowser }: Facts, isShort: boolean): string | undefined {
  if (!needsBrowser) return undefined;
  if (isShort) return 'in the long form only';
  return CHROMIUM === undefined ? 'Chromium is not installed' : undefined;
}

function notTried({ name }: Facts, note: string): Row {
  return { name, tried: 0, held: 0, note };
}
