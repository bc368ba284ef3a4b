import type { CDPSession, Page } from 'playwright-core';
import { type Measure, quantile } from './measure.ts';
import type { Stage } from './stage.ts';

const EXECUTIONS = 10_000;
const CLIENTS = 16;
/** Of a Map state: four events each. */
const ITEMS = 1250;
const FRAMES = 300;
const FRAME_MILLISECONDS = 16.7;
/** A frame that takes longer than two of the screen's is one that a person sees. */
const SEEN_MILLISECONDS = 34;

/** How ten thousand executions and five thousand events scroll, against a page that has nothing to do. */
export async function scrolling(stage: Stage): Promise<Measure[]> {
  const empty = await scroll(stage, await stage.open('/no/such/page'), 'main');
  const machineArn = await stage.machine('Short', { Only: { Type: 'Pass', End: true } });
  let left = EXECUTIONS;
  const client = async (): Promise<void> => {
    while (left-- > 0) await stage.start(machineArn);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const list = await stage.open(`/machines/${encodeURIComponent(machineArn)}`);
  await list.getByText(`(${EXECUTIONS})`).first().waitFor({ timeout: 60_000 });
  const executions = await scroll(stage, list, '[role=table][aria-label=Executions]');
  const history = await stage.open(`/executions/${encodeURIComponent(await longHistory(stage))}`);
  await history.getByRole('tab', { name: /Events \(50\d\d\)/ }).waitFor({ timeout: 60_000 });
  const events = await scroll(stage, history, '[role=table][aria-label=Events]');
  return [
    ...measures(`${EXECUTIONS} executions scrolled`, executions, empty),
    ...measures('5000 events scrolled', events, empty),
  ];
}

async function longHistory(stage: Stage): Promise<string> {
  const Iterator = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
  const machineArn = await stage.machine('Long', {
    All: { Type: 'Map', ItemsPath: '$.items', Iterator, ResultPath: null, End: true },
  });
  return await stage.start(machineArn, { items: Array.from({ length: ITEMS }, (_, item) => item) });
}

interface Scrolled {
  /** Milliseconds from one to the next. */
  readonly frames: readonly number[];
  /** Milliseconds of computing a frame took the page. */
  readonly work: number;
}

/** Moves a table by five rows a frame. */
async function scroll(stage: Stage, page: Page, selector: string): Promise<Scrolled> {
  await page.locator(selector).first().scrollIntoViewIfNeeded();
  const debug = await stage.debug(page);
  // By the thread's own clock, since others may use the processor as well.
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await computedMilliseconds(debug);
  const times = await page.evaluate<number[]>(scrollFrames(selector));
  const work = ((await computedMilliseconds(debug)) - before) / FRAMES;
  await page.close();
  return { frames: times.slice(1).map((time, index) => time - (times[index] ?? 0)), work };
}

/** What has the page answer when each frame was. */
function scrollFrames(selector: string): string {
  return `new Promise((resolve) => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const times = [];
    const step = (now) => {
      times.push(now);
      element.scrollTop += 185;
      if (times.length > ${FRAMES}) resolve(times);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`;
}

async function computedMilliseconds(debug: CDPSession): Promise<number> {
  const { metrics } = await debug.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** What another program takes from the page is told by the frames of the empty page. */
function measures(what: string, { frames, work }: Scrolled, empty: Scrolled): Measure[] {
  const dropped = droppedShare(frames) - droppedShare(empty.frames);
  return [
    { name: `${what}, work a frame`, value: work, most: FRAME_MILLISECONDS, unit: 'ms' },
    { name: `${what}, frame p95`, value: quantile(frames, 0.95), most: SEEN_MILLISECONDS, unit: 'ms' },
    { name: `${what}, frame p99`, value: quantile(frames, 0.99), most: 2 * SEEN_MILLISECONDS, unit: 'ms' },
    { name: `${what}, more frames dropped than of an empty page`, value: dropped, most: 1, unit: '%' },
  ];
}

function droppedShare(frames: readonly number[]): number {
  return (100 * frames.filter((milliseconds) => milliseconds > SEEN_MILLISECONDS).length) / frames.length;
}
