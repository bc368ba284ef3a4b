/** Makes `docs/compatibility.md`; with `--check` it only says whether that is up to date. */
import { fail, writePage } from '../made-page.ts';
import { readOtherTables } from './other-tables.ts';
import { render } from './render.ts';
import { readServices, unexplained } from './services.ts';

const services = await readServices();
for (const service of services)
  for (const operation of unexplained(service))
    fail(
      `${service.title}: ${operation} is neither supported nor in packages/${service.folder}/src/not-supported.ts`,
    );
writePage('compatibility.md', render(services, await readOtherTables()), 'tools/compatibility/main.ts');
