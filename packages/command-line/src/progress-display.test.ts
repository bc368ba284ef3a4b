import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { CommandError } from './command-error.ts';
import { ProgressDisplay } from './progress-display.ts';

const CLEAR = '\r\u001b[2K';
const CLEAR_TWO = `${CLEAR}\u001b[1A${CLEAR}`;

function makeDisplay(traits: { isTTY?: boolean; columns?: number } = {}) {
  const clock = new FakeClock(0);
  const written: string[] = [];
  const display = new ProgressDisplay({ write: (text) => written.push(text), ...traits }, clock);
  return { clock, display, written };
}

/** A step that says one thing after two seconds and is done after three. */
async function runSteadily({ clock, display }: ReturnType<typeof makeDisplay>): Promise<number> {
  const step = display.step('Bake', async ({ line, transient }) => {
    transient('warming up');
    await clock.sleep(2_000);
    line('in the oven');
    await clock.sleep(1_000);
    return { result: 7, title: 'Baked 7' };
  });
  await clock.advance(3_000);
  return await step;
}

it('prints title, kept lines and outcome with its time where there is no terminal', async () => {
  const made = makeDisplay();
  expect(await runSteadily(made)).toBe(7);
  expect(made.written).toEqual(['❯ Bake\n', '  › in the oven\n', '✔ Baked 7 [3.0 s]\n']);
});

it('draws the title with its time and the latest line below, each over the one before', async () => {
  const made = makeDisplay({ isTTY: true });
  await runSteadily(made);
  expect(made.written.slice(0, 3)).toEqual([
    '❯ Bake [0.0 s]',
    `${CLEAR}❯ Bake [0.0 s]\n  › warming up`,
    `${CLEAR_TWO}❯ Bake [1.0 s]\n  › warming up`,
  ]);
  expect(made.written).toContain(`${CLEAR_TWO}❯ Bake [2.0 s]\n  › in the oven`);
  expect(made.written.at(-1)).toBe(`${CLEAR_TWO}✔ Baked 7 [3.0 s]\n`);
});

it.each([{ isTTY: true }, { isTTY: false }])('sets no timer once a step is over: %j', async (traits) => {
  const made = makeDisplay(traits);
  await runSteadily(made);
  expect(made.clock.sleeping).toBe(0);
});

it('says why a step failed, and rejects with the reason', async () => {
  const { display, written } = makeDisplay();
  const failure = new CommandError('COLD', 'The oven is cold', 'Switch it on.');
  await expect(display.step('Bake', () => Promise.reject(failure))).rejects.toBe(failure);
  expect(written.at(-1)).toBe('✖ Bake [0.0 s]: The oven is cold\n');
});

it.each([
  [400, '0.4 s'],
  [75_000, '75 s'],
  [125_000, '2 min 05 s'],
])('writes %i ms as %s', async (milliseconds, text) => {
  const { clock, display, written } = makeDisplay();
  const step = display.step('Bake', async () => {
    await clock.sleep(milliseconds);
    return { result: undefined, title: 'Baked' };
  });
  await clock.advance(milliseconds);
  await step;
  expect(written.at(-1)).toBe(`✔ Baked [${text}]\n`);
});

it('cuts a transient line that the terminal would wrap, since it could not be erased then', () => {
  const { display, written } = makeDisplay({ isTTY: true, columns: 10 });
  display.write({ text: 'one\ntwo three four', transient: true });
  expect(written).toEqual(['one two …']);
});

it('replaces a transient line by the next line, and takes the last one away at the end', () => {
  const { display, written } = makeDisplay({ isTTY: true });
  display.write({ text: 'thinking', transient: true });
  display.write({ text: 'speaking' });
  display.write({ text: 'thinking', transient: true });
  display.end();
  display.end();
  expect(written).toEqual(['thinking', `${CLEAR}speaking\n`, 'thinking', CLEAR]);
});

it('leaves transient lines out where there is no terminal', () => {
  const { display, written } = makeDisplay();
  display.write({ text: 'thinking', transient: true });
  display.end();
  expect(written).toEqual([]);
});
