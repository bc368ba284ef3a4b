import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a page of `docs/` that a command makes; with `--check` among the arguments, only says whether it is up to date. */
export function writePage(name: string, text: string, command: string): void {
  const document = join(import.meta.dirname, '../docs', name);
  if (!process.argv.includes('--check')) writeFileSync(document, text);
  else if (readFileSync(document, 'utf8') !== text)
    fail(`docs/${name} is out of date: run npx node ${command}`);
}

/** Says what is wrong, so that the command fails at its end. */
export function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
