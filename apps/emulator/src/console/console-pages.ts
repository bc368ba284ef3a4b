import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { systemClock } from '@scones/deterministic';
import type { EmulatorResponse, HttpService } from '@scones/emulator-core';
import { plainTextErrors } from './plain-text-errors.ts';

const BASE = '/_emulator/console';
export const CONSOLE_PATH = `${BASE}/`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/**
 * A page of the emulator runs its own scripts only, talks to the emulator only, and is shown in no other page. The objects
 * of buckets are of the same origin, so that scripts and styles are allowed from the console's folder alone. Pictures
 * from blobs are those of buckets. React sets the styles of elements through the DOM, not by markup.
 */
function policyFor(host: string | undefined): string {
  const own = host !== undefined && HOST.test(host) ? `http://${host}${BASE}/assets/` : "'none'";
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' blob: data:",
    `font-src ${own} data:`,
    "connect-src 'self'",
    `worker-src ${own}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A host and its port, and nothing that would end the directive. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

function headersFor(host: string | undefined): Record<string, string> {
  return {
    'content-security-policy': policyFor(host),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/** `GET /_emulator/console/`: the console, as `npx nx build console` has left it in the folder. */
export function consolePages(folder: string): HttpService {
  return {
    name: 'console',
    detect: ({ path }) => path === BASE || path.startsWith(`${BASE}/`),
    async handle(request) {
      const { method, path } = request;
      if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' } };
      if (path === BASE) return { status: 308, headers: { location: `${BASE}/` } };
      const reply = await answer(folder, path.slice(BASE.length + 1));
      return { ...reply, headers: { ...headersFor(request.header('host')), ...reply.headers } };
    },
    ...plainTextErrors,
  };
}

/** A file of the build; every other address is a page that the console itself finds, so that links to it work. */
async function answer(folder: string, encoded: string): Promise<EmulatorResponse> {
  const asset = encoded.startsWith('assets/') ? await fileIn(folder, encoded) : undefined;
  if (asset) return asset;
  if (encoded.startsWith('assets/'))
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'The console has no such file.' };
  return (await fileIn(folder, 'index.html')) ?? notBuilt();
}

async function fileIn(folder: string, encoded: string): Promise<EmulatorResponse | undefined> {
  const name = decoded(encoded);
  if (name === undefined || name.startsWith('..') || name.includes('\0')) return undefined;
  const type = TYPES[extname(name)];
  if (type === undefined) return undefined;
  const body = await readPatiently(join(folder, name));
  if (body === undefined) return undefined;
  // The name of a built file depends on its content, so that the file never changes. The page that names the files does.
  const caching = name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable';
  return { status: 200, headers: { 'content-type': type, 'cache-control': caching }, body };
}

/** A build is replaced while the emulator runs: for a moment, its files are not there. */
async function readPatiently(file: string): Promise<Buffer | undefined> {
  for (let triesLeft = TRIES - 1; ; triesLeft--)
    try {
      return await readFile(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (triesLeft === 0) return undefined;
      await systemClock.sleep(PAUSE_MILLISECONDS);
    }
}

const TRIES = 4;
const PAUSE_MILLISECONDS = 100;

/** A path below the folder; undefined for an invalid path. */
function decoded(encoded: string): string | undefined {
  try {
    return normalize(decodeURIComponent(encoded)).replaceAll(sep, '/');
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function notBuilt(): EmulatorResponse {
  return {
    status: 503,
    // `npm start` builds it meanwhile. The browser asks again by itself.
    headers: { 'content-type': 'text/plain; charset=utf-8', refresh: '1' },
    body: 'The console is not built yet: npx nx build console builds it, and then this page shows it.\n',
  };
}
