import type { CDPSession, Page } from 'playwright-core';
import type { Measure } from './measure.ts';
import type { Stage } from './stage.ts';

/** What a person looks at in an hour, shortened: each round goes through the pages and hears of many changes. */
const ROUNDS = 12;
/** In the first two all is loaded that a page needs. Of some rounds the least counts: a browser lets go of things late. */
const WARM = 2;
const COMPARED = 3;
const CHANGES = 40;
const PAGES = [
  'State machines',
  'Functions',
  'Log groups',
  'Buckets',
  'Alarms',
  'Stacks',
  'Requests',
  'Home',
];

interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** How much more a page holds at the end than after a few rounds. */
export async function leaks(stage: Stage): Promise<Measure[]> {
  const machineArn = await stage.machine('Watched', { Only: { Type: 'Wait', Seconds: 1, End: true } });
  const executionArn = await stage.start(machineArn);
  const page = await stage.open('/');
  const debug = await stage.debug(page);
  const rounds: Held[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await lookAround(stage, page, executionArn);
    rounds.push(await held(debug));
  }
  await page.close();
  const growth = (of: keyof Held): number =>
    leastOf(rounds.slice(-COMPARED), of) / leastOf(rounds.slice(WARM, WARM + COMPARED), of);
  return [
    { name: 'memory at the end against the beginning', value: growth('heap'), most: 1.1, unit: '×' },
    { name: 'elements at the end against the beginning', value: growth('nodes'), most: 1.1, unit: '×' },
    { name: 'listeners at the end against the beginning', value: growth('listeners'), most: 1.1, unit: '×' },
  ];
}

function leastOf(rounds: readonly Held[], of: keyof Held): number {
  return Math.min(...rounds.map((held) => held[of]));
}

async function lookAround(stage: Stage, page: Page, executionArn: string): Promise<void> {
  for (const name of PAGES) {
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Where to go' });
    await search.fill(name);
    await search.press('ArrowDown');
    await search.press('Enter');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
  await page.evaluate(
    `history.pushState({}, '', '/_emulator/console/executions/${encodeURIComponent(executionArn)}')`,
  );
  await page.evaluate(`dispatchEvent(new PopStateEvent('popstate', { state: {} }))`);
  await page.locator('.react-flow__node').first().waitFor();
  // The same thing again and again: of the last there is no more to show than of the first.
  for (let change = 0; change < CHANGES; change++)
    await stage.states('TagResource', {
      resourceArn: executionArn.replace('execution', 'stateMachine').replace(/:[^:]+$/, ''),
      tags: [{ key: 'change', value: String(change) }],
    });
}

async function held(debug: CDPSession): Promise<Held> {
  for (let time = 0; time < 3; time++) await debug.send('HeapProfiler.collectGarbage');
  const { usedSize } = await debug.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await debug.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}
