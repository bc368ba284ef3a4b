import { createHmac } from 'node:crypto';
import {
  areEqualSecrets,
  type EmulatorRequest,
  type EmulatorResponse,
  type HttpService,
  type SigningCredentials,
} from '@scones/emulator-core';

/**
 * Lets the browser that has opened the printed address act as the account's root, where requests must be signed. The
 * address has a key that comes from the root's; a cookie keeps it from then on.
 */
export interface ConsoleKey {
  /** `?key=…`, for the console's address and for the emulator's own pages. */
  readonly query: string;
  /** Whether the request has the cookie and comes from the console. */
  readonly admits: (request: EmulatorRequest) => boolean;
  /** The service, which then is for the key's holders alone, but for the requests that are free. */
  locked(service: HttpService, isFree?: (request: EmulatorRequest) => boolean): HttpService;
  /** The pages of the console, whose address with the key leaves the cookie in the browser. */
  opened(service: HttpService): HttpService;
}

export function consoleKey({ accessKeyId, secretAccessKey }: SigningCredentials): ConsoleKey {
  const key = createHmac('sha256', secretAccessKey).update('console').digest('hex');
  // Cookies do not tell ports apart, and another emulator may stand on the next one.
  const cookie = `scones-console-${accessKeyId}`;
  const isKey = (given: string | null | undefined): boolean =>
    typeof given === 'string' && areEqualSecrets(given, key);
  const isInQuery = ({ hasQuery, query }: EmulatorRequest): boolean => hasQuery && isKey(query.get('key'));
  const hasCookie = (request: EmulatorRequest): boolean =>
    isFromConsole(request.header('sec-fetch-site')) && isKey(cookiesOf(request).get(cookie));
  const admits = (request: EmulatorRequest): boolean => isInQuery(request) || hasCookie(request);
  return {
    query: `?key=${key}`,
    admits: hasCookie,
    locked: (service, isFree = () => false) => ({
      ...service,
      handle: async (request) =>
        admits(request) || isFree(request) ? await service.handle(request) : refused(),
    }),
    opened: (service) => ({
      ...service,
      async handle(request) {
        if (hasCookie(request)) return await service.handle(request);
        if (!isInQuery(request)) return refused();
        const headers = {
          location: request.path,
          'set-cookie': `${cookie}=${key}; Path=/; HttpOnly; SameSite=Strict`,
          'referrer-policy': 'no-referrer',
        };
        return { status: 303, headers };
      },
    }),
  };
}

/** A page of another origin may have the browser send the cookie too. */
function isFromConsole(site: string | undefined): boolean {
  return site === undefined || site === 'same-origin' || site === 'none';
}

function cookiesOf(request: EmulatorRequest): ReadonlyMap<string, string> {
  const pairs = (request.header('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

function refused(): EmulatorResponse {
  return {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'The emulator enforces IAM: open the address of the console that it printed when it started, which has the key.\n',
  };
}
