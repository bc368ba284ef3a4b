import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, StartedConsole } from './testing/started-console.ts';

describe.skipIf(CHROMIUM === undefined)('a person without a mouse', { tags: 'chromium' }, () => {
  let shown: StartedConsole;
  let page: Page;

  beforeAll(async () => {
    shown = await StartedConsole.start();
    page = await shown.open('/machines');
  }, 120_000);
  afterAll(async () => {
    await page.close();
    expect(shown.complaints).toEqual([]);
    await shown[Symbol.asyncDispose]();
  });

  it('starts an execution, looks into a state of its graph, and reads its log', async () => {
    await page.getByRole('link', { name: 'Sort', exact: true }).waitFor();
    await reach(page, 'Sort');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sort', exact: true }).waitFor();
    await reach(page, 'Start an execution');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await reach(page, 'Start');
    await page.keyboard.press('Enter');
    await page.locator('.react-flow__node[aria-label="Done, Succeed, succeeded"]').waitFor();
    await reach(page, 'Check, Task, succeeded');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Log' }).getByText('looking at').waitFor();
  });

  it('unfolds an event of the history, and folds it again', async () => {
    const events = page.getByRole('table', { name: 'Events' });
    const first = events.getByRole('button', { name: 'Details of row 1', exact: true });
    await reach(page, 'Details of row 1');
    await page.keyboard.press('Enter');
    await events.getByText('"roleArn"').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => first.getAttribute('aria-expanded')).toBe('false');
  });
});

/** Goes on with Tab until what is called so has the focus, and sees that the focus shows. */
async function reach(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element) return '';
      return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
    });
    if (focused === name) return;
  }
  throw new Error(`Tab never came to '${name}'.`);
}
