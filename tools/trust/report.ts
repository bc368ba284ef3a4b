/**
 * Makes `docs/reliability.md`: `npx node tools/trust/report.ts` runs every command in its long form, one after another;
 * with `--kept` it takes the results that `main.ts` has kept, leaves out the others, and runs nothing. It ends with 1 where a row does not hold.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printResult } from './print-result.ts';
import { renderReport } from './render-report.ts';
import { keepResult, keptResult, type Result, runTrial } from './result.ts';
import { holds } from './trial.ts';
import { TRIALS } from './trials.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, kept: { type: 'boolean', default: false } },
});
const results: Result[] = [];
for (const name of Object.keys(TRIALS)) {
  const result = values.kept ? await keptResult(name) : await runWhole(name);
  if (!result) {
    process.stderr.write(`Left out, since no result is kept: npx node tools/trust/main.ts ${name}\n`);
    continue;
  }
  process.stdout.write(`${printResult(result)}\n`);
  results.push(result);
}
await writeFile(join(import.meta.dirname, '../../docs/reliability.md'), renderReport(results));
process.exitCode = results.every(({ rows }) => rows.every(holds)) ? 0 : 1;

async function runWhole(name: string): Promise<Result> {
  const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
  const result = await runTrial(name, { seed: Number(values.seed), isShort: false, onProgress });
  await keepResult(result);
  return result;
}
