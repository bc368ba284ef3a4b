import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, it } from 'vitest';
import { eventRows, layoutGraph, renderGraph, tableRows, viewExecution } from './index.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const example = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? '';

it('has an example that runs, and prints what it says', async () => {
  const printed: string[] = [];
  const lines = example.split('\n').filter((line) => !line.startsWith('import '));
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  const run = new AsyncFunction(
    ...['Elk', 'viewExecution', 'tableRows', 'eventRows', 'layoutGraph', 'renderGraph', 'console'],
    lines.join('\n'),
  ) as (...values: unknown[]) => Promise<void>;
  const log = (...values: unknown[]) => void printed.push(values.join(' '));
  await run(Elk, viewExecution, tableRows, eventRows, layoutGraph, renderGraph, { log });
  const promised = [...example.matchAll(/console\.log.*\/\/ (.*)$/gm)].map(([, text]) => text);
  expect(promised.length).toBeGreaterThan(0);
  expect(printed).toEqual(promised);
});

it('names every function that there is', async () => {
  const functions = Object.entries(await import('./index.ts')).filter(
    ([, value]) => typeof value === 'function',
  );
  for (const [name] of functions) expect(readme).toContain(`\`${name}`);
});
