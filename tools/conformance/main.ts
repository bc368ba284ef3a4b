/** Makes `docs/conformance.md` from the recordings of AWS; with `--check` it only says whether that is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from './render.ts';
import { findLack, score } from './score.ts';

const document = join(import.meta.dirname, '../../docs/conformance.md');
const lack = await findLack();
if (lack !== undefined) fail(`${lack} docs/conformance.md stays as it is.`);
else {
  const text = render(await score());
  if (!process.argv.includes('--check')) writeFileSync(document, text);
  else if (readFileSync(document, 'utf8') !== text)
    fail('docs/conformance.md is out of date: run npx node tools/conformance/main.ts');
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
