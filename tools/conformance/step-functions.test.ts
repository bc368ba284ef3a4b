import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FLOORS } from './floors.ts';
import { groupOf, render } from './render.ts';
import { findLack, type Result, score } from './score.ts';

const isPossible = (await findLack()) === undefined;
const document = join(import.meta.dirname, '../../docs/conformance.md');

it.skipIf(!isPossible)('answers as AWS did', { tags: 'recordings', timeout: 180_000 }, async () => {
  const results = await score();
  const exact = Map.groupBy(
    results.filter((result) => result.exact),
    groupOf,
  );
  const tooLow = Object.entries(FLOORS).filter(([group, floor]) => (exact.get(group)?.length ?? 0) < floor);
  const failures = results.filter((result) => !result.exact).map(({ id, diff }) => `${id}: ${diff}`);
  expect(tooLow, failures.join('\n')).toEqual([]);
  expect(readFileSync(document, 'utf8'), 'npx node tools/conformance/main.ts makes the page').toBe(
    render(results),
  );
});

const recording = (id: string, exact: boolean): Result => ({
  id: `tests/v2/base/test_base.py::TestBase::${id}`,
  kind: 'execution',
  language: 'JSONata',
  exact,
  outcome: true,
  diff: exact ? null : '$.a: another',
});

it('says of every difference why it is there, and of nothing else', () => {
  expect(() => render([recording('test_new', false)])).toThrow('test_new differs, and nothing says why');
  expect(() => render([recording('test_fine', true)])).toThrow('does not differ');
});
