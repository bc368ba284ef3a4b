import type { OutgoingHttpHeaders } from 'node:http';
import { isFromBrowser, pageOrigin, type RequestHead } from './screen.ts';
import type { EmulatorResponse } from './service.ts';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';
/** Long enough for a page's work, short enough that a restart without the option is noticed. */
const PREFLIGHT_SECONDS = '600';

/** The answer to a browser that asks whether a page of an allowed origin may send what it means to send. */
export function preflightReply(
  head: RequestHead,
  origins: ReadonlySet<string>,
): EmulatorResponse | undefined {
  const { headers } = head;
  const isPreflight = head.method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  if (!isPreflight || !origins.has(headers.origin ?? '')) return undefined;
  const wanted = headers['access-control-request-headers'];
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': METHODS,
      'access-control-max-age': PREFLIGHT_SECONDS,
      ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
      ...(headers['access-control-request-private-network'] === 'true' && {
        'access-control-allow-private-network': 'true',
      }),
    },
  };
}

/** The headers that a browser needs besides a service's reply. */
export function browserHeaders(head: RequestHead, origins: ReadonlySet<string>): OutgoingHttpHeaders {
  if (!isFromBrowser(head)) return {};
  const origin = pageOrigin(head);
  return {
    ...DOCUMENT_HEADERS,
    ...(origin !== undefined &&
      origins.has(origin) && {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': '*',
        vary: 'origin',
      }),
  };
}

/**
 * An object of a bucket may be a page. Opened in a browser, it is of no origin, so that its scripts are foreign to the
 * emulator that served it. The emulator's own pages reply with a policy of their own.
 */
const DOCUMENT_HEADERS = {
  'content-security-policy': 'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts',
  'x-content-type-options': 'nosniff',
};
