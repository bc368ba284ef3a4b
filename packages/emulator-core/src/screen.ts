import type { IncomingHttpHeaders } from 'node:http';
import { canonical, hostNameOf, isAwsName, isLoopback } from './host-name.ts';

/** A request's head, as far as it tells who sends it; an `IncomingMessage` is one. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  /** The address of this machine that the client has connected to. */
  readonly socket: { readonly localAddress?: string | undefined };
}

/** The callers that are allowed besides the programs of this machine. */
export interface ScreeningPolicy {
  /** Further host names by which the emulator is called, without a port. */
  readonly hosts: ReadonlySet<string>;
  /** The web pages that may call it, by their origins. */
  readonly origins: ReadonlySet<string>;
  /** Whether they may open WebSockets. */
  readonly webSockets?: boolean;
}

/** The reason why a request is not answered, and the remedy where it should be. */
export interface Refusal {
  readonly message: string;
  /** Whether only the page that sent it is the reason, so that a service's own rules for pages may still let it pass. */
  readonly isForPage: boolean;
}

/**
 * Keeps web pages out. Every browser lets any page send requests to this machine, and one request can make and run a
 * function. `Origin` and `Sec-Fetch-Site`, which no script can forge, show that a page sent the request. `Host` shows
 * that the page's name was rebound to this machine's address.
 */
export function screen(head: RequestHead, policy: ScreeningPolicy): Refusal | undefined {
  return (
    refusedTarget(head) ??
    refusedHost(head, policy) ??
    refusedUpgrade(head, policy) ??
    refusedPage(head, policy)
  );
}

/** The origin of the page that sent the request, by `Origin`, or by `Referer` where a browser sends no `Origin`. */
export function pageOrigin({ headers: { origin, referer } }: RequestHead): string | undefined {
  if (origin !== undefined || referer === undefined || !URL.canParse(referer)) return origin;
  return new URL(referer).origin;
}

/** Whether the head has what only a browser sends. */
export function isFromBrowser({ headers }: RequestHead): boolean {
  return (
    /^mozilla\//i.test(headers['user-agent'] ?? '') ||
    HEADERS_OF_BROWSERS.some((name) => headers[name] !== undefined)
  );
}

const HEADERS_OF_BROWSERS = [
  'origin',
  'referer',
  'accept-language',
  'upgrade-insecure-requests',
  'sec-fetch-site',
];

function refusedTarget({ url = '' }: RequestHead): Refusal | undefined {
  if (url.startsWith('/')) return undefined;
  return refuse(
    `The emulator is no proxy: a request's target begins with '/', but this one is '${shown(url)}'.`,
  );
}

function refusedHost(head: RequestHead, policy: ScreeningPolicy): Refusal | undefined {
  const [host, ...others] = hostsOf(head);
  if (host === undefined) return refuse('A request names its host in a Host header, but this one has none.');
  if (others.length > 0) return refuse('A request has one Host header, but this one has several.');
  const name = hostNameOf(host);
  if (name === undefined) return refuse(`The Host header '${shown(host)}' is no host name.`);
  if (isLoopback(name) || policy.hosts.has(name) || isAddressCalled(name, head)) return undefined;
  if (!isAwsName(name))
    return refuse(
      `The emulator does not answer to the host name '${shown(name)}', since a web page could have pointed it at this ` +
        `machine. If the name is yours, start the emulator with --allow-host ${shown(name)}.`,
    );
  // On a network with a false name server, a page can reach this machine by these names too. No browser needs them.
  if (!isFromBrowser(head)) return undefined;
  return refuse(
    `The emulator does not answer a browser under AWS's host name '${shown(name)}'. Call it by its address, or ` +
      `start it with --allow-host ${shown(name)}.`,
  );
}

function hostsOf({ rawHeaders }: RequestHead): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host');
}

/** A name can be pointed elsewhere, an address cannot. */
function isAddressCalled(name: string, { socket }: RequestHead): boolean {
  return name === canonical(socket.localAddress ?? '');
}

function refusedUpgrade({ headers }: RequestHead, policy: ScreeningPolicy): Refusal | undefined {
  // Clients that offer other protocols, HTTP/2 for one, are content with this one.
  if (policy.webSockets || !/\bwebsocket\b/i.test(headers.upgrade ?? '')) return undefined;
  return refuse('The emulator does not support WebSockets.');
}

function refusedPage(head: RequestHead, policy: ScreeningPolicy): Refusal | undefined {
  const { origin, 'sec-fetch-site': site, host } = head.headers;
  const page = pageOrigin(head);
  if (page !== undefined && policy.origins.has(page)) return undefined;
  if (origin !== undefined && origin !== `http://${host?.toLowerCase()}`) return refusePage(origin);
  if (site !== undefined) return OWN_SITES.has(site) ? undefined : refusePage(page);
  return origin === undefined && isActionByLink(head) ? refusePage(page) : undefined;
}

/** The emulator's own pages, and what a person has typed in or chosen from the bookmarks. */
const OWN_SITES = new Set(['same-origin', 'none']);

/** A browser that does not say which page its link or picture stands on, as Safari doesn't, must not act by it. */
function isActionByLink(head: RequestHead): boolean {
  const question = head.url?.indexOf('?') ?? -1;
  if (question < 0 || !/^mozilla\//i.test(head.headers['user-agent'] ?? '')) return false;
  return new URLSearchParams(head.url?.slice(question)).has('Action');
}

function refusePage(origin: string | undefined): Refusal {
  const page =
    origin === undefined ? 'a web page of another site' : `the web page of the origin '${shown(origin)}'`;
  const option = origin === undefined || origin === 'null' ? "and the page's origin" : shown(origin);
  return {
    message:
      `The emulator does not answer ${page}, since a page could run code on this machine by it. If the page is ` +
      `yours, start the emulator with --allow-origin ${option}.`,
    isForPage: true,
  };
}

function refuse(message: string): Refusal {
  return { message, isForPage: false };
}

function shown(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
