import type { Measure } from './measure.ts';
import { median } from './measure.ts';
import type { Stage } from './stage.ts';

const TIMES = 7;
const DATA = '1 state machine is there';

/** How soon the first page is painted, and shows what the emulator holds: with the browser's cache empty, then full. */
export async function firstPage(stage: Stage): Promise<Measure[]> {
  const seen: { paint: number; data: number }[] = [];
  for (let time = 0; time < TIMES; time++) seen.push(await openOnce(stage));
  const paints = seen.map(({ paint }) => paint);
  const data = seen.map((one) => one.data);
  return [
    { name: 'first paint, new browser', value: paints[0] ?? NaN, most: 500, unit: 'ms' },
    { name: 'first paint, median', value: median(paints), most: 500, unit: 'ms' },
    { name: 'first data, new browser', value: data[0] ?? NaN, most: 1000, unit: 'ms' },
    { name: 'first data, median', value: median(data), most: 1000, unit: 'ms' },
  ];
}

async function openOnce(stage: Stage): Promise<{ paint: number; data: number }> {
  const page = await stage.newPage();
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (!document.body?.innerText.includes(${JSON.stringify(DATA)})) return;
    observer.disconnect();
    requestAnimationFrame(() => performance.mark('data'));
  }).observe(document, { subtree: true, childList: true, characterData: true })`);
  await page.goto(stage.address('/'));
  await page.getByText(DATA).waitFor();
  // The mark is made with the frame.
  await page.evaluate('new Promise(requestAnimationFrame)');
  const times = await page.evaluate<{ paint: number; data: number }>(`({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    data: performance.getEntriesByName('data')[0].startTime,
  })`);
  await page.close();
  return times;
}
