/** Makes `docs/compatibility.md`; with `--check` it only says whether that is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOtherTables } from './other-tables.ts';
import { render } from './render.ts';
import { readServices, unexplained } from './services.ts';

const document = join(import.meta.dirname, '../../docs/compatibility.md');
const services = await readServices();
for (const service of services)
  for (const operation of unexplained(service))
    fail(
      `${service.title}: ${operation} is neither supported nor in packages/${service.folder}/src/not-supported.ts`,
    );
const text = render(services, await readOtherTables());
if (!process.argv.includes('--check')) writeFileSync(document, text);
else if (readFileSync(document, 'utf8') !== text)
  fail('docs/compatibility.md is out of date: run npx node tools/compatibility/main.ts');

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
