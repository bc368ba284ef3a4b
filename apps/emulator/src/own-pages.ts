import { systemRandom } from '@scones/deterministic';
import type { EmulatorRequest, HttpService } from '@scones/emulator-core';
import type { RuntimeClient } from '@scones/emulator-lambda';
import { clockPage } from './clock-page.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { EmulatorTime } from './emulator-time.ts';
import { accountResources } from './ports/account-resources.ts';
import type { ResettableServices } from './resettable-services.ts';

/** The version in the emulator's package.json. */
export const VERSION = '0.0.0';

/** What the emulator says of itself, or does with itself, where AWS has nothing of the kind. */
type OwnPage = Readonly<
  Partial<Record<'GET' | 'POST', (request: EmulatorRequest) => object | Promise<object>>>
>;

const HEADERS = { 'content-type': 'application/json' };

/** The pages below `/_emulator/`. No bucket can have that name. */
export function ownPages(
  services: ResettableServices,
  runtimeClient: RuntimeClient | undefined,
  time: EmulatorTime,
  disk: Pick<DiskWatch, 'fault'>,
): HttpService {
  return servePages({
    health: { GET: () => health(services, runtimeClient, disk) },
    operations: {
      GET: () =>
        Object.fromEntries(
          services.made.awsServices.map(({ name, operationNames }) => [name, operationNames]),
        ),
    },
    resources: { GET: () => accountResources(services.made.awsServices, systemRandom) },
    clock: clockPage(time),
    reset: {
      async POST() {
        await services.reset();
        return health(services, runtimeClient, disk);
      },
    },
  });
}

/** Whether a page tells nothing of the account and changes nothing. */
export function isForAnybody({ method, path }: EmulatorRequest): boolean {
  return method === 'GET' && FREE_PATHS.has(path);
}

const FREE_PATHS = new Set(['health', 'operations', 'clock'].map((name) => `/_emulator/${name}`));

function health(
  { made }: ResettableServices,
  runtimeClient: RuntimeClient | undefined,
  { fault }: Pick<DiskWatch, 'fault'>,
): object {
  return {
    ...(fault === undefined ? { status: 'running' } : { status: 'disk full', disk: fault }),
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
    async handle(request) {
      const page = pageAt(request.path) as OwnPage;
      const { method } = request;
      const answer = method === 'GET' || method === 'POST' ? page[method] : undefined;
      if (!answer)
        return { status: 405, headers: { ...HEADERS, allow: Object.keys(page).join(', ') }, body: '{}' };
      return { status: 200, headers: HEADERS, body: JSON.stringify(await answer(request)) };
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers: HEADERS,
      body: JSON.stringify({ message: error.message }),
    }),
  };
}
