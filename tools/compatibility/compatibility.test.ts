import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOtherTables } from './other-tables.ts';
import { render } from './render.ts';
import { readServices, refusals, type ServiceSupport, unexplained } from './services.ts';

const document = readFileSync(new URL('../../docs/compatibility.md', import.meta.url), 'utf8');
let services: ServiceSupport[];
beforeAll(async () => void (services = await readServices()), 60_000);

describe('docs/compatibility.md', () => {
  it('is as npx node tools/compatibility/main.ts makes it', async () => {
    expect(document).toBe(render(services, await readOtherTables()));
  });

  it('supports, or refuses with a reason, each operation that AWS has', () => {
    const missing = services.flatMap((service) =>
      unexplained(service).map((name) => `${service.title}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('refuses by name only operations that AWS has, and none that is supported', () => {
    for (const { title, operations, done, notSupported } of services)
      for (const { operations: refused = [] } of notSupported)
        for (const pattern of refused) {
          const matching = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
          const meant = operations.filter((name) => matching.test(name) && !done.includes(name));
          expect(meant, `${title}: ${pattern}`).not.toEqual([]);
        }
  });

  it('gives each reason as a sentence', () => {
    for (const service of services)
      for (const { why } of refusals(service)) expect(why, service.title).toMatch(/^\p{Lu}[^]{15,}\.$/u);
  });
});
