const STORED = 'scones-console-key';
const HEADER = 'x-scones-console-key';

/** What the key needs of the browser; a test has its own. */
interface Browser {
  readonly location: Pick<Location, 'search' | 'pathname' | 'hash'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * The key by which the console acts as the account's root, where the emulator enforces IAM. It comes in the address that the
 * emulator prints, and stays in the storage of this origin: a cookie would go to every port of this machine.
 */
export function takeKey({ location, history, localStorage }: Browser): string | undefined {
  const given = new URLSearchParams(location.search).get('key');
  if (given !== null) {
    localStorage.setItem(STORED, given);
    history.replaceState(null, '', location.pathname + location.hash);
  }
  return given ?? localStorage.getItem(STORED) ?? undefined;
}

/** From now on, requests of this page have the key; its policy lets it send none to another origin. */
export function sendKey(key: string): void {
  const send = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    request.headers.set(HEADER, key);
    return send(request);
  };
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, url: string | URL) {
    open.call(this, method, url, true);
    this.setRequestHeader(HEADER, key);
  };
}

/** The address of the stream of events, which can send no header. */
export function eventsAddress(key: string | undefined): string {
  return key === undefined ? '/_emulator/events' : `/_emulator/events?key=${encodeURIComponent(key)}`;
}
