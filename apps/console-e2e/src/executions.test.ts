import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, StartedConsole } from './testing/started-console.ts';

describe.skipIf(CHROMIUM === undefined)('executions in a browser', { tags: 'chromium' }, () => {
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

  it('shows the state of the workflow at home', async () => {
    page = await shown.open('/');
    await page.getByText('1 state machine is there').waitFor();
    await page.getByText('Next: Stage.').waitFor();
    await page.getByText('npx nx stage training-pipeline').waitFor();
    expect(await page.title()).toBe('Scones console');
  });

  it('lists the machines, and leads to one by its name', async () => {
    page = await shown.open('/machines');
    await page.getByRole('link', { name: 'Sort', exact: true }).click();
    await page.getByRole('heading', { name: 'Sort', exact: true }).waitFor();
    expect(page.url()).toContain(encodeURIComponent(shown.sorting.machineArn));
  });

  it('starts an execution, and shows the result of each state in graph and table', async () => {
    page = await shown.open(`/machines/${encodeURIComponent(shown.sorting.machineArn)}`);
    await page.getByRole('button', { name: 'Start an execution' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('from-the-page');
    await dialog.getByRole('textbox', { name: 'Input' }).fill('{ "say": "a bicycle" }');
    await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('heading', { name: 'from-the-page' }).waitFor();
    await node(page, 'Done, Succeed, succeeded');
    for (const label of [
      'Ready, Pass, succeeded',
      'Check, Task, succeeded',
      'Pause, Wait, succeeded',
      'Doubtful, Fail, not run',
    ])
      await node(page, label);
    const table = page.getByRole('table', { name: 'The states that ran' });
    await expect.poll(() => table.getByText('Succeeded').count()).toBeGreaterThanOrEqual(5);
    expect(await table.getByText('Doubtful').count()).toBe(0);
  });

  it('tests one state by itself, with a mock in place of its work', async () => {
    page = await shown.open(`/machines/${encodeURIComponent(shown.sorting.machineArn)}?tab=definition`);
    await (await node(page, 'Check, Task, not run')).click();
    await page.getByRole('heading', { name: 'Test Check' }).waitFor();
    await page.getByRole('textbox', { name: 'Input' }).fill('{ "say": "a bicycle" }');
    await page.getByRole('button', { name: 'Mock its result' }).click();
    await page.getByRole('textbox', { name: 'Result' }).fill('{ "Payload": "sorted" }');
    await page.getByRole('button', { name: 'Test the state' }).click();
    await page.getByLabel('the output').getByText('sorted').waitFor();
    await page.getByText('Pause', { exact: true }).last().waitFor();
    await page.getByRole('button', { name: 'After Parameters' }).click();
    await page.getByLabel('After Parameters').getByText('"FunctionName": "check"').waitFor();
    await page.getByRole('button', { name: 'Mock an error' }).click();
    await page.getByRole('button', { name: 'Test the state' }).click();
    await page.getByText('Failed', { exact: true }).waitFor();
  });

  it('tests a state again with the input that an execution gave it', async () => {
    const arn = await shown.sorting.start('tested-again', { say: 'a scone', fail: 'burnt' });
    page = await shown.open(shown.executionPath(arn));
    await (await node(page, 'Check, Task, failed')).click();
    await page.getByRole('button', { name: 'Test it again with this input' }).click();
    await page.getByRole('button', { name: 'Test the state' }).click();
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    await page.getByText('NotAPicture', { exact: true }).last().waitFor();
    await page.getByRole('textbox', { name: 'Input' }).fill('{ "say": "a scone" }');
    await page.getByRole('button', { name: 'Test the state' }).click();
    await page.getByLabel('the output').getByText('"pause": 1').waitFor();
  });

  it('redrives an execution that was stopped, which goes on from the state that was not left', async () => {
    const arn = await shown.sorting.start('redriven', { hold: 'redriven-gate' });
    page = await shown.open(shown.executionPath(arn));
    await node(page, 'Check, Task, running');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    const redrive = page.getByRole('button', { name: 'Redrive', exact: true });
    await redrive.click();
    await node(page, 'Check, Task, running');
    await shown.sorting.putPicture('redriven-gate');
    await node(page, 'Done, Succeed, succeeded');
    await page.getByText('Redrives', { exact: true }).waitFor();
    expect(await redrive.count()).toBe(0);
  });

  it('follows a running execution without a reload, as fast as it is told', async () => {
    const arn = await shown.sorting.start('followed', { hold: 'gate' });
    page = await shown.open(shown.executionPath(arn));
    await node(page, 'Check, Task, running');
    await page.evaluate(noteChanges);
    await shown.sorting.putPicture('gate');
    await node(page, 'Pause, Wait, succeeded');
    await page.getByText('Succeeded', { exact: true }).first().waitFor();
    const seen = new Map(await page.evaluate(() => window.seen));
    const events = await shown.sorting.history(arn);
    const delays = [
      ['TaskStateExited', 'Check, Task, succeeded'],
      ['WaitStateEntered', 'Pause, Wait, running'],
      ['WaitStateExited', 'Pause, Wait, succeeded'],
    ].map(([type = '', label = '']) => (seen.get(label) ?? NaN) - (events.get(type) ?? NaN));
    console.log(`From the event to the screen: ${delays.join(', ')} ms`);
    expect(delays.every((delay) => delay < 20_000)).toBe(true);
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
  });

  it('lists executions by status, and shows the error of one that failed on purpose', async () => {
    await shown.sorting.start('in-doubt', { doubtful: 'it may be a bus' });
    page = await shown.open(`/machines/${encodeURIComponent(shown.sorting.machineArn)}`);
    await page.getByRole('link', { name: 'in-doubt' }).click();
    await page.getByText('TooDoubtful').first().waitFor();
    await page.getByText('it may be a bus').first().waitFor();
    await node(page, 'Doubtful, Fail, failed');
    await node(page, 'Check, Task, not run');
  });

  it("leads from a failed execution to its function's own line", async () => {
    const arn = await shown.sorting.start('no-picture', { fail: 'These are no pixels' });
    page = await shown.open(shown.executionPath(arn));
    const failed = await node(page, 'Check, Task, failed');
    await expect.poll(() => page.locator('main').innerText()).toContain('These are no pixels');
    await failed.click();
    const log = page.getByRole('table', { name: 'Log' });
    await log.getByText('looking at no-picture').waitFor();
    await page.getByRole('link', { name: 'check', exact: true }).first().click();
    await page.getByRole('heading', { name: 'check', exact: true }).waitFor();
  });
});

declare global {
  interface Window {
    seen: [label: string, at: number][];
  }
}

/** Records when a state's label first had this text, by the clock that dates the events. */
function noteChanges(): void {
  window.seen = [];
  const look = (): void => {
    for (const found of document.querySelectorAll('.react-flow__node[aria-label]')) {
      const label = found.getAttribute('aria-label') ?? '';
      if (!window.seen.some(([known]) => known === label))
        window.seen.push([label, performance.timeOrigin + performance.now()]);
    }
  };
  look();
  const watched = { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] };
  new MutationObserver(look).observe(document.body, watched);
}

/** The node of the graph that has this text, once it does. */
async function node(page: Page, label: string) {
  const found = page.locator(`.react-flow__node[aria-label="${label}"]`);
  await found.waitFor();
  return found;
}
