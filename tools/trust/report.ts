/**
 * Makes `docs/reliability.md`: `npx node tools/trust/report.ts` runs every command in its long form, one after another;
 * with `--kept` it takes the results that `main.ts` has kept, and runs nothing. It ends with 1 where a row does not hold or a
 * command has no result.
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
    process.stderr.write(`Left out, since it has no result: npx node tools/trust/main.ts ${name}\n`);
    process.exitCode = 1;
    continue;
  }
  process.stdout.write(`${printResult(result)}\n`);
  results.push(result);
}
await writeFile(join(import.meta.dirname, '../../docs/reliability.md'), renderReport(results));
if (!results.every(({ rows }) => rows.every(holds))) process.exitCode = 1;

/** Nothing where the command fails: the others are run all the same. */
async function runWhole(name: string): Promise<Result | undefined> {
  const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const result = await runTrial(name, { seed: Number(values.seed), isShort: false, onProgress });
    await keepResult(result);
    return result;
  } catch (error) {
    process.stderr.write(`${name} failed: ${(error as Error).stack}\n`);
    return undefined;
  }
}
