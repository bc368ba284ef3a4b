/**
 * How fast the console is, in a real browser over an emulator of its own: `npx nx build console`, then
 * `npx node tools/bench/console.ts` prints one line a figure with its bound, and ends with 1 where one is missed. The
 * bounds are those of an idle machine. A name alone (`live`) measures that part alone.
 */
import { firstPage } from './console/first-page.ts';
import { leaks } from './console/leaks.ts';
import { live } from './console/live.ts';
import { report } from './console/measure.ts';
import { scrolling } from './console/scrolling.ts';
import { Stage } from './console/stage.ts';

const PARTS = { firstPage, live, leaks, scrolling };

const [wanted] = process.argv.slice(2);
await using stage = await Stage.set();
await stage.machine('First', { Only: { Type: 'Pass', End: true } });
let isWell = true;
for (const [name, measure] of Object.entries(PARTS))
  if (wanted === undefined || wanted === name) isWell = report(await measure(stage)) && isWell;
process.exitCode = isWell ? 0 : 1;
