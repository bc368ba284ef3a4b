import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FinishedRun } from './testing/finished-run.ts';
import { cutOff, hindrances } from './testing/hindrances.ts';
import { pagesOfConsole } from './testing/pages-of-console.ts';
import { CHROMIUM } from './testing/started-console.ts';

const of = encodeURIComponent;

describe.skipIf(CHROMIUM === undefined)('the console over a finished run', { tags: 'chromium' }, () => {
  let run: FinishedRun;
  let page: Page;
  let things: Readonly<Record<string, string>>;

  beforeAll(async () => {
    run = await FinishedRun.start();
    things = await addressesOfThings(run);
  }, 240_000);
  afterEach(async () => {
    await page.close();
    expect(run.complaints).toEqual([]);
  });
  afterAll(() => run[Symbol.asyncDispose](), 60_000);

  it('shows how a training went: its curves, its settings, its mistakes', async () => {
    page = await run.open('/training');
    await page.getByRole('link', { name: /^scones-/ }).click();
    await page.getByText('Validation accuracy').first().waitFor();
    await page.getByText('Cross-entropy').waitFor();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('row', { name: 'epochs 2' }).waitFor();
    await page.getByRole('tab', { name: 'Evaluation' }).click();
    await page.getByText('taken for bicycle').waitFor();
    expect(await page.locator('main').innerText()).toContain('Coverage against accuracy');
  });

  it('shows what the endpoint was asked and answered', async () => {
    page = await run.open(things['/endpoints/:name'] ?? '');
    await page.getByText('Confidence over time').waitFor();
    await expect.poll(() => page.locator('main').innerText()).toMatch(/Answers\s+200/);
    await page.getByRole('row', { name: /Brightness of the pictures/ }).waitFor();
  });

  it('shows what a stack is made of, and what came of it', async () => {
    page = await run.open(things['/stacks/:name'] ?? '');
    const resources = page.getByRole('table', { name: 'Resources' });
    await resources.getByText('AWS::CloudWatch::Alarm').first().waitFor();
    await page.getByRole('tab', { name: 'Outputs' }).click();
    await page
      .getByText(run.made('bucket', /databucket/).name)
      .first()
      .waitFor();
  });

  it('shows the alarm that the failed executions set off, with its metric', async () => {
    page = await run.open('/alarms');
    await page
      .getByRole('link', { name: /ClassifyPictureFailed/ })
      .first()
      .click();
    await page.getByText('Threshold Crossed').first().waitFor();
    await page.getByRole('heading', { name: 'ExecutionsFailed' }).waitFor();
  });

  it('leads from a failed execution to what its function wrote', async () => {
    page = await run.open(things['/executions/:arn'] ?? '');
    await page.locator('.react-flow__node[aria-label^="FilterResults, Task"]').click();
    const log = page.getByRole('table', { name: 'Log' });
    await log.getByText('THRESHOLD_CONFIDENCE_NOT_MET').first().waitFor();
  });

  it('classifies a picture that is dropped on the page', async () => {
    page = await run.open(`${things['/machines/:arn']}?tab=picture`);
    await page.getByText('Drop a picture here').waitFor();
    await drop(page, 'my own bike.png', await drawnPicture());
    await page.getByRole('heading', { name: 'Graph view' }).waitFor();
    await page.getByText('console/my-own-bike.png').waitFor();
    await expect
      .poll(() => page.locator('.probabilities').innerText())
      .toMatch(/bicycle\s+[\d.]+ %\s+motorcycle\s+[\d.]+ %/);
    await expect
      .poll(() =>
        page
          .locator('main')
          .getByText(/^(Succeeded|Failed)$/)
          .first()
          .innerText(),
      )
      .toMatch(/Succeeded|Failed/);
  });

  it('sets off the alarm when a knob lets the pictures drift, and shows it ringing', async () => {
    page = await run.open(`${things['/endpoints/:name']}?tab=stream`);
    const knob = page.getByRole('slider', { name: 'Darkness' });
    await knob.focus();
    await knob.press('End');
    const speed = page.getByRole('slider', { name: 'Pictures a second' });
    await speed.focus();
    await speed.press('End');
    await page.getByRole('button', { name: 'Start the stream' }).click();
    await page.getByRole('row', { name: /Brightness of the pictures Drifted/ }).waitFor({ timeout: 90_000 });
    const alarms = page.locator('main');
    await expect
      .poll(() => alarms.innerText(), { timeout: 60_000 })
      .toMatch(/The pictures or the answers of the endpoint drifted\s+Alarm/);
    const other = await run.open('/');
    await other.getByRole('link', { name: /The alarm scones-image-classifier-drift rings/ }).waitFor();
    await other.close();
    await page.getByRole('button', { name: 'Stop the stream' }).click();
  }, 180_000);

  it.each(pagesOfConsole())(
    '%s can be used by everybody, in light and dark, on a telephone',
    async (path) => {
      page = await run.open(things[path] ?? path);
      await page.locator('main h1, main [role=alert], main h2').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft([colorScheme, await hindrances(page)]).toEqual([colorScheme, []]);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      await expect.poll(() => cutOff(page), { timeout: 5000 }).toEqual([]);
    },
    90_000,
  );
});

/** One thing of each kind, for the pages about one. */
async function addressesOfThings(run: FinishedRun): Promise<Readonly<Record<string, string>>> {
  const [one = '', other = ''] = await run.failed();
  const at = (page: string, kind: string, name?: RegExp): string =>
    `/${page}/${of(run.made(kind, name).name)}`;
  const list = await run.open('/training');
  const job = await list.getByRole('link', { name: /^scones-/ }).innerText();
  await list.close();
  return {
    '/executions/compare': `/executions/compare?one=${of(one)}&other=${of(other)}`,
    '/executions/:arn': run.executionPath(one),
    '/machines/:arn': `/machines/${of(run.made('state machine', /ClassifyPicture/).arn)}`,
    '/training/compare': `/training/compare?job=${job}`,
    '/training/:name': `/training/${job}`,
    '/endpoints/:name': at('endpoints', 'endpoint'),
    '/functions/:name': at('functions', 'function', /Filter/),
    '/logs/:group': at('logs', 'log group', /Filter/),
    '/stacks/:name': at('stacks', 'stack'),
    '/buckets/:bucket': at('buckets', 'bucket', /databucket/),
    '/alarms/:name': at('alarms', 'alarm', /ClassifyPicture/),
    '/rules/:name': at('rules', 'rule'),
    '/topics/:name': at('topics', 'topic'),
  };
}

async function drawnPicture(): Promise<string> {
  const wheel = '<circle cx="9" cy="20" r="6" fill="none" stroke="black" stroke-width="2"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="32" height="32" fill="#bcd"/>${wheel}</svg>`;
  return (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64');
}

/** As a person drops a file: the browser's own event, with the file in it. */
async function drop(page: Page, name: string, base64: string): Promise<void> {
  const files = await page.evaluateHandle(
    ([file = '', bytes = '']) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], file, { type: 'image/png' }));
      return transfer;
    },
    [name, base64],
  );
  const place = page.getByText('Drop a picture here');
  for (const type of ['dragenter', 'dragover'])
    await page.dispatchEvent('body', type, { dataTransfer: files });
  await place.dispatchEvent('drop', { dataTransfer: files });
}
