import type { Page } from 'playwright-core';
import { type Measure, median, quantile } from './measure.ts';
import type { Stage } from './stage.ts';

const STEPS = 12;

interface Told {
  readonly events: { type: string; timestamp: number; stateEnteredEventDetails?: { name: string } }[];
}

/** From an event of a running execution to its graph on the screen. */
export async function live(stage: Stage): Promise<Measure[]> {
  const names = Array.from({ length: STEPS }, (_, index) => `Step${index}`);
  const machineArn = await stage.machine(
    'Slow',
    Object.fromEntries(
      names.map((name, index) => [
        name,
        { Type: 'Wait', Seconds: 1, ...(index + 1 < STEPS ? { Next: names[index + 1] } : { End: true }) },
      ]),
    ),
  );
  const executionArn = await stage.start(machineArn);
  const page = await stage.open(`/executions/${encodeURIComponent(executionArn)}`);
  await page.locator('.react-flow__node[aria-label$=", Wait, running"]').waitFor();
  await page.evaluate(NOTE_CHANGES);
  await page.locator(`.react-flow__node[aria-label="${names.at(-1)}, Wait, succeeded"]`).waitFor();
  const delays = await delaysOf(stage, page, executionArn);
  await page.close();
  return [
    { name: 'event to screen, median', value: median(delays), most: 100, unit: 'ms' },
    { name: 'event to screen, slowest but one', value: quantile(delays, 0.9), most: 100, unit: 'ms' },
  ];
}

async function delaysOf(stage: Stage, page: Page, executionArn: string): Promise<number[]> {
  const seen = new Map(await page.evaluate<[string, number][]>('window.seen'));
  const { events } = (await stage.states('GetExecutionHistory', { executionArn })) as unknown as Told;
  return events.flatMap(({ stateEnteredEventDetails, timestamp }) => {
    const at = seen.get(`${stateEnteredEventDetails?.name}, Wait, running`);
    return at === undefined ? [] : [at - timestamp * 1000];
  });
}

/** When each label of a state was first painted, by the clock that the events are dated by. */
const NOTE_CHANGES = `{
  window.seen = [];
  const known = new Set([...document.querySelectorAll('.react-flow__node')].map((node) => node.ariaLabel));
  const look = () => {
    for (const { ariaLabel } of document.querySelectorAll('.react-flow__node')) {
      if (known.has(ariaLabel)) continue;
      known.add(ariaLabel);
      requestAnimationFrame(() => window.seen.push([ariaLabel, performance.timeOrigin + performance.now()]));
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] });
}`;
