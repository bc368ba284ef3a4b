import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOfConsole } from './testing/pages-of-console.ts';
import { CHROMIUM, StartedConsole } from './testing/started-console.ts';

describe.skipIf(CHROMIUM === undefined)('a page of the console', { tags: 'chromium' }, () => {
  let shown: StartedConsole;
  let things: Readonly<Record<string, string>>;

  beforeAll(async () => {
    shown = await StartedConsole.start();
    const failed = await shown.sorting.start('failed', { fail: 'These are no pixels' });
    const other = await shown.sorting.start('in-doubt', { doubtful: 'it may be a bus' });
    await shown.sorting.askDenied();
    const of = encodeURIComponent;
    things = {
      '/executions/compare': `/executions/compare?one=${of(failed)}&other=${of(other)}`,
      '/executions/:arn': shown.executionPath(failed),
      '/machines/:arn': `/machines/${of(shown.sorting.machineArn)}`,
      '/functions/:name': '/functions/check',
      '/logs/:group': `/logs/${of('/aws/lambda/check')}`,
      '/buckets/:bucket': '/buckets/pictures',
    };
  }, 120_000);
  afterAll(() => shown[Symbol.asyncDispose]());

  it.each(pagesOfConsole())(
    '%s can be used by everybody, in light and dark',
    async (path) => {
      // Of what a small workflow lacks, the page says that it is not there.
      const page = await shown.open(things[path] ?? path.replace(/:\w+/, 'absent'));
      await page.locator('main h1, main [role=alert], main h2').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft([colorScheme, await hindrances(page)]).toEqual([colorScheme, []]);
      }
      await page.close();
    },
    60_000,
  );
});

/** What axe finds that keeps somebody from using the page. */
async function hindrances(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<Result[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return results
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
