import { systemRandom } from '@scones/deterministic';
import type { HttpService } from '@scones/emulator-core';
import type { RuntimeClient } from '@scones/emulator-lambda';
import { accountResources } from './ports/account-resources.ts';
import type { ResettableServices } from './resettable-services.ts';

/** As in the emulator's package.json. */
export const VERSION = '0.0.0';

/** What the emulator says of itself, or does with itself, where AWS has nothing of the kind. */
interface OwnPage {
  readonly method: 'GET' | 'POST';
  readonly answer: () => object | Promise<object>;
}

const HEADERS = { 'content-type': 'application/json' };

/** The pages below `/_emulator/`. No bucket can have that name. */
export function ownPages(
  services: ResettableServices,
  runtimeClient: RuntimeClient | undefined,
): HttpService {
  return servePages({
    health: { method: 'GET', answer: () => health(services, runtimeClient) },
    operations: {
      method: 'GET',
      answer: () =>
        Object.fromEntries(
          services.made.awsServices.map(({ name, operationNames }) => [name, operationNames]),
        ),
    },
    resources: {
      method: 'GET',
      answer: () => accountResources(services.made.awsServices, systemRandom),
    },
    reset: {
      method: 'POST',
      async answer() {
        await services.reset();
        return health(services, runtimeClient);
      },
    },
  });
}

function health({ made }: ResettableServices, runtimeClient: RuntimeClient | undefined): object {
  return {
    status: 'running',
    version: VERSION,
    pid: process.pid,
    services: made.awsServices.map(({ name }) => name),
    lambdaRuntime: runtimeClient?.name ?? 'own',
  };
}

function servePages(pages: Readonly<Record<string, OwnPage>>): HttpService {
  const pageAt = (path: string): OwnPage | undefined => {
    const name = /^\/_emulator\/(\w+)$/.exec(path)?.[1] ?? '';
    return Object.hasOwn(pages, name) ? pages[name] : undefined;
  };
  return {
    name: 'own-pages',
    detect: ({ path }) => pageAt(path) !== undefined,
    async handle({ method, path }) {
      const page = pageAt(path) as OwnPage;
      if (method !== page.method)
        return { status: 405, headers: { ...HEADERS, allow: page.method }, body: '{}' };
      return { status: 200, headers: HEADERS, body: JSON.stringify(await page.answer()) };
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers: HEADERS,
      body: JSON.stringify({ message: error.message }),
    }),
  };
}
