import type http from 'node:http';
import type https from 'node:https';

/**
 * CloudFormation gives a function for a custom resource the URL to put its answer to. The CDK's handlers put it by
 * `https` to port 443 of that URL's host, whatever else the URL says. The emulator speaks plain HTTP, so requests to
 * that host are sent where the URL points.
 */
export function sendAnswersToEmulator(event: unknown): void {
  const address = plainResponseUrl(event);
  if (!address) return;
  const secure = process.getBuiltinModule('node:https');
  const plain = process.getBuiltinModule('node:http');
  const { request } = secure;
  if (REDIRECTING.has(request)) return;
  const redirecting = ((...values: Parameters<typeof https.request>) => {
    const [options, ...others] = values as [https.RequestOptions, ...unknown[]];
    return isMeantFor(address, options)
      ? plain.request({ ...options, port: address.port, protocol: 'http:' }, ...(others as [Listener]))
      : request(...values);
  }) as typeof https.request;
  REDIRECTING.add(redirecting);
  secure.request = redirecting;
  process.getBuiltinModule('node:module').syncBuiltinESMExports();
}

type Listener = (response: http.IncomingMessage) => void;

const REDIRECTING = new WeakSet<typeof https.request>();

function isMeantFor({ hostname }: URL, options: https.RequestOptions): boolean {
  const port = Number(options.port ?? 443);
  return typeof options === 'object' && (options.hostname ?? options.host) === hostname && port === 443;
}

function plainResponseUrl(event: unknown): URL | undefined {
  if (typeof event !== 'object' || event === null || !('ResponseURL' in event)) return undefined;
  const text = String(event.ResponseURL);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' ? url : undefined;
}
