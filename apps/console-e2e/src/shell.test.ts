import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, StartedConsole } from './testing/started-console.ts';

/** This would run if any page took text for markup. */
const MARKUP = `<img src=x onerror="document.title='ran'"><script>document.title='ran'</script>`;

describe.skipIf(CHROMIUM === undefined)('the console in a browser', { tags: 'chromium' }, () => {
  let shown: StartedConsole;
  let page: Page;

  beforeAll(async () => {
    shown = await StartedConsole.start();
  }, 120_000);
  afterEach(async () => {
    await page.close();
    expect(shown.complaints).toEqual([]);
  });
  afterAll(() => shown[Symbol.asyncDispose]());

  it('goes anywhere by a few letters, without a mouse', async () => {
    page = await shown.open('/');
    await page.getByText('1 state machine is there').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Where to go' }).waitFor();
    await page.keyboard.type('bucke');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Buckets' }).waitFor();
    await page.getByRole('link', { name: 'pictures' }).waitFor();
  });

  it('says that an address leads nowhere, and leads home', async () => {
    page = await shown.open('/no/such/page');
    await page.getByText('The console has no page here').waitFor();
    await page.locator('main').getByRole('link', { name: 'Home' }).last().click();
    await page.getByText('1 state machine is there').waitFor();
  });

  it('keeps the colours that one has chosen', async () => {
    page = await shown.open('/');
    const isDark = () => page.evaluate(() => document.body.classList.contains('awsui-dark-mode'));
    expect(await isDark()).toBe(false);
    await page.getByRole('button', { name: 'How the console looks' }).first().click();
    await page.getByText('Dark', { exact: true }).first().click();
    await expect.poll(isDark).toBe(true);
    await page.reload();
    await expect.poll(isDark).toBe(true);
    await page.evaluate(() => localStorage.removeItem('scones-console'));
  });

  it('shows a request that was denied, and by what', async () => {
    await shown.sorting.askDenied();
    page = await shown.open('/requests');
    const row = page.getByRole('row').filter({ hasText: 's3:GetObject' }).first();
    await row.getByText('Denied', { exact: true }).waitFor();
    expect(await row.innerText()).toContain('stranger');
  });

  it.each([
    ["an execution's input", { say: MARKUP }],
    ["an error's cause", { doubtful: MARKUP }],
    ["a function's error and log", { say: MARKUP, fail: MARKUP }],
  ])('takes %s for text', async (what, input) => {
    const arn = await shown.sorting.start(what.replaceAll(/[' ]/g, '-'), input);
    page = await shown.open(shown.executionPath(arn));
    await page.locator('.react-flow__node[aria-label^="Check, Task"]').click();
    await expect.poll(() => page.locator('body').innerText()).toContain('onerror=');
    expect(await page.title()).not.toBe('ran');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it("takes an object's name for text", async () => {
    await shown.sorting.putPicture(`${MARKUP.replaceAll('/', '')}.png`);
    page = await shown.open('/buckets/pictures');
    await page.getByRole('button', { name: 'onerror' }).first().click();
    expect(await page.title()).not.toBe('ran');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it('runs no script but its own, whatever got into the page', async () => {
    page = await shown.open('/');
    await page.getByText('1 state machine is there').waitFor();
    await page.evaluate((markup) => {
      document.body.insertAdjacentHTML('beforeend', markup);
      document.body.append(Object.assign(document.createElement('script'), { text: "document.title='ran'" }));
    }, MARKUP);
    await expect.poll(() => shown.complaints.join()).toContain('Content Security Policy');
    expect(await page.title()).not.toBe('ran');
    shown.complaints.length = 0;
  });
});
