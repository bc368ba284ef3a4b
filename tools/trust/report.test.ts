import { expect, it } from 'vitest';
import { printResult } from './print-result.ts';
import { renderReport } from './render-report.ts';

const result = {
  name: 'crash',
  about: 'Kills it.',
  seed: 3,
  isShort: false,
  day: '2026-11-28',
  seconds: 61,
  machine: '2 × Processor',
  rows: [
    { name: 'kills', tried: 1200, held: 1200, note: 'a|b' },
    { name: 'starts', tried: 2, held: 1 },
    { name: 'pages', tried: 0, held: 0, note: 'no browser' },
  ],
};

it('marks in a terminal what held, what did not, and what was not tried', () => {
  expect(printResult(result).split('\n')).toEqual([
    'crash, seed 3, long form, 61 s',
    '✔     1200/1200  kills (a|b)',
    '✖           1/2  starts',
    '-           0/0  pages (no browser)',
  ]);
});

it('makes a section with a table of each command', () => {
  expect(renderReport([result])).toContain(`## \`crash\`

Kills it.

| what was tried | tried | held      |            |
| -------------- | ----- | --------- | ---------- |
| kills          | 1,200 | 1,200     | a\\|b       |
| starts         | 2     | 1 ✖       |            |
| pages          | 0     | not tried | no browser |

Seed 3, 2026-11-28, 61 s on 2 × Processor.
`);
});
