/**
 * Runs one command of the harness: `npx node tools/trust/main.ts <command> [--seed 1] [--short]`. It prints a row for each
 * thing that was tried, keeps the long form's result for `report.ts`, and ends with 1 where a row does not hold.
 */
import { parseArgs } from 'node:util';
import { printResult } from './print-result.ts';
import { keepResult, runTrial } from './result.ts';
import { holds } from './trial.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, short: { type: 'boolean', default: false } },
});
const result = await runTrial(positionals[0] ?? '', {
  seed: Number(values.seed),
  isShort: values.short,
  onProgress: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${printResult(result)}\n`);
if (!result.isShort) await keepResult(result);
process.exitCode = result.rows.every(holds) ? 0 : 1;
