import { readFile } from 'node:fs/promises';
import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { systemClock } from '@scones/deterministic';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { differingShare, storedPicture } from './testing/stored-pictures.ts';
import type { Sorting } from './testing/sorting.ts';
import { CHROMIUM, StartedConsole } from './testing/started-console.ts';

/** Of a picture's parts, so many may differ: letters, on another machine. */
const MOST_DIFFERING = 0.02;

describe.skipIf(CHROMIUM === undefined)('what the console draws', { tags: 'chromium' }, () => {
  let shown: StartedConsole;
  let page: Page;
  let failed: string;

  beforeAll(async () => {
    shown = await StartedConsole.start();
    failed = await shown.sorting.start('failed', { fail: 'These are no pixels' });
    await watchMetric(shown.sorting.connection);
  }, 120_000);
  afterEach(async () => {
    await page.close();
    expect(shown.complaints).toEqual([]);
  });
  afterAll(() => shown[Symbol.asyncDispose]());

  it('exports a graph as the picture that is stored', async () => {
    page = await shown.open(shown.executionPath(failed));
    await page.locator('.react-flow__node[aria-label="Check, Task, failed"]').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'The graph as SVG' }).click(),
    ]);
    const svg = await readFile(await download.path(), 'utf8');
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(storedPicture('graph.svg'));
  });

  it.each(['light', 'dark'] as const)(
    'shows a graph in %s colours as the picture that is stored',
    async (colorScheme) => {
      page = await shown.open(shown.executionPath(failed));
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1280, height: 1000 });
      await page.locator('.react-flow__node[aria-label="Check, Task, failed"]').waitFor();
      // The layout and the colours come with the next frames.
      await page.evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
      );
      const picture = await page.locator('.machine-graph').screenshot({ animations: 'disabled' });
      expect(await differingShare(`graph-${colorScheme}.png`, picture)).toBeLessThan(MOST_DIFFERING);
    },
  );

  it("draws an alarm's metric as the picture that is stored, whatever the time", async () => {
    page = await shown.open('/alarms/too-many');
    await page.setViewportSize({ width: 1280, height: 1000 });
    const chart = page.getByRole('img', { name: 'Doubts over time, with the threshold 5' });
    await chart.waitFor();
    const svg = await chart.evaluate((element) => element.outerHTML);
    const timeless = svg.replaceAll(/\d+:\d\d:\d\d\s[AP]M/g, '0:00:00').replaceAll(/\d+\/\d+\/\d+/g, 'a day');
    await expect(timeless.replaceAll('><', '>\n<')).toMatchFileSnapshot(storedPicture('alarm.svg'));
  });
});

const MINUTES = 10;
const DOUBTS = [1, 3, 2, 5, 8, 4, 2, 6];

async function watchMetric(connection: Sorting['connection']): Promise<void> {
  const client = new CloudWatchClient(connection);
  const metric = { Namespace: 'Sorting', MetricName: 'Doubts' };
  const now = systemClock.now();
  const MetricData = DOUBTS.map((Value, index) => ({
    MetricName: metric.MetricName,
    Value,
    Timestamp: new Date(now - (DOUBTS.length - index) * MINUTES * 60_000),
  }));
  await client.send(new PutMetricDataCommand({ Namespace: metric.Namespace, MetricData }));
  await client.send(
    new PutMetricAlarmCommand({
      ...metric,
      AlarmName: 'too-many',
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
}
