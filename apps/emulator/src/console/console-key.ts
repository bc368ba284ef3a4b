import { createHmac } from 'node:crypto';
import {
  areEqualSecrets,
  type EmulatorRequest,
  type EmulatorResponse,
  type HttpService,
  type SigningCredentials,
} from '@scones/emulator-core';

/** The console's pages send the key so; the browser sends it of its own accord to nobody. */
const HEADER = 'x-scones-console-key';

/**
 * Lets the console that was opened by the printed address act as the account's root, where requests must be signed. The
 * address has a key that comes from the root's, which the pages keep in the storage of their origin and send in a header:
 * a browser would send a cookie to every port of this machine, whose programs could act as the root by it.
 */
export interface ConsoleKey {
  /** `?key=…`, for the console's address and for the emulator's own pages. */
  readonly query: string;
  /** Whether the console sends the request. */
  readonly admits: (request: EmulatorRequest) => boolean;
  /** The service, which then is for the key's holders alone, but for the requests that are free. */
  locked(service: HttpService, isFree?: (request: EmulatorRequest) => boolean): HttpService;
}

export function consoleKey({ secretAccessKey }: SigningCredentials): ConsoleKey {
  const key = createHmac('sha256', secretAccessKey).update('console').digest('hex');
  const isKey = (given: string | null | undefined): boolean =>
    typeof given === 'string' && areEqualSecrets(given, key);
  const isInQuery = ({ hasQuery, query }: EmulatorRequest): boolean => hasQuery && isKey(query.get('key'));
  const admits = (request: EmulatorRequest): boolean => isKey(request.header(HEADER));
  return {
    query: `?key=${key}`,
    admits,
    locked: (service, isFree = () => false) => ({
      ...service,
      handle: async (request) =>
        admits(request) || isInQuery(request) || isFree(request) ? await service.handle(request) : refused(),
    }),
  };
}

function refused(): EmulatorResponse {
  return {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'The emulator enforces IAM: open the address of the console that it printed when it started, which has the key.\n',
  };
}
