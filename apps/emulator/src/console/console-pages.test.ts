import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { seededRandom } from '@scones/deterministic';
import { type HttpService, type RunningServer, startServer } from '@scones/emulator-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium, CHROMIUM } from '../testing/chromium.ts';
import { consolePages } from './console-pages.ts';

const INJECTED = [
  '<script>document.title = "ran"</script>',
  '<img src="nowhere:" onerror="document.title = \'ran\'">',
  '<script src="https://evil.example/x.js"></script>',
  // An object of a bucket, which is of the console's origin.
  '<script src="/bucket/object.js"></script>',
];
const PAGE = `<!doctype html><title>The console</title>${INJECTED.join('')}<script src="/_emulator/console/assets/own-1.js"></script>`;

const BUCKET: HttpService = {
  name: 'bucket',
  detect: () => true,
  handle: async () =>
    await Promise.resolve({
      status: 200,
      headers: { 'content-type': 'text/javascript' },
      body: 'document.title = "ran"',
    }),
  renderError: () => ({ status: 500 }),
};

let folder: string;
let server: RunningServer;
let unbuilt: RunningServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'dist/index.html'), PAGE);
  await writeFile(join(folder, 'dist/assets/own-1.js'), 'document.documentElement.dataset.own = "ran"');
  await writeFile(join(folder, 'dist/assets/own-1.css'), 'body { color: red }');
  await writeFile(join(folder, 'dist/assets/own-1.woff2'), 'font');
  await writeFile(join(folder, 'secret.js'), 'the secret');
  const serve = (dist: string): Promise<RunningServer> =>
    startServer({
      services: [consolePages(join(folder, dist)), BUCKET],
      port: 0,
      random: seededRandom(1),
      onFault: (fault) => expect.unreachable(String(fault)),
    });
  server = await serve('dist');
  unbuilt = await serve('nowhere');
});
afterAll(async () => {
  await server.close();
  await unbuilt.close();
  await rm(folder, { recursive: true });
});

/** Sends the request with a client that leaves a path as it is. */
async function ask(path: string, method = 'GET', { url } = server) {
  const { hostname, port } = new URL(url);
  const request = httpRequest({ hostname, port, method, path, agent: false }).end();
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  return { status: reply.statusCode, headers: reply.headers, body: await text(reply) };
}

const BASE = '/_emulator/console';

it.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/assets/own-1.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/own-1.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/own-1.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
])('serves %s by its type, to be cached as long as its content is the same', async (path, type, caching) => {
  const { status, headers } = await ask(`${BASE}${path}`);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': type,
    'cache-control': caching,
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining(`script-src ${server.url}${BASE}/assets/;`),
  });
});

it.each(['/executions/arn%3Aaws%3Astates', '/buckets/b/picture.png', '/functions/my.js', '/%E0%A4%A'])(
  'lets the console find its page %s',
  async (path) => {
    const { status, body, headers } = await ask(`${BASE}${path}`);
    expect({ status, body }).toEqual({ status: 200, body: PAGE });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  },
);

it('redirects to the folder of its pages', async () => {
  expect(await ask(BASE)).toMatchObject({ status: 308, headers: { location: `${BASE}/` } });
});

it.each(['/assets/gone-2.js', '/assets/', '/assets/own-1', '/assets/%E0%A4%A.js'])(
  'has no %s',
  async (path) => {
    expect((await ask(`${BASE}${path}`)).status).toBe(404);
  },
);

it.each([
  '/assets/../../secret.js',
  '/assets/%2e%2e/%2e%2e/secret.js',
  '/assets/..%2f..%2fsecret.js',
  '/assets/..%5c..%5csecret.js',
  '/assets//../../secret.js',
  '/../secret.js',
  '/assets/own-1.js%00.js',
])('stays in its folder when asked for %s', async (path) => {
  const { body } = await ask(`${BASE}${path}`);
  expect(body).not.toContain('the secret');
});

it('waits for a file of a build that is just being replaced', async () => {
  const asked = fetch(`${server.url}/_emulator/console/assets/new-1.css`);
  await writeFile(join(folder, 'dist/assets/new-1.css'), 'body { color: blue }');
  expect(await (await asked).text()).toBe('body { color: blue }');
});

it('accepts only GET and HEAD', async () => {
  expect((await ask(`${BASE}/`, 'HEAD')).status).toBe(200);
  expect(await ask(`${BASE}/`, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

it('says how to build it while it is not built, and has the browser ask again', async () => {
  const { status, headers, body } = await ask(`${BASE}/`, 'GET', unbuilt);
  expect(status).toBe(503);
  expect(headers).toMatchObject({ refresh: '1', 'content-type': 'text/plain; charset=utf-8' });
  expect(body).toContain('npx nx build console');
});

describe.skipIf(CHROMIUM === undefined)('its policy, in a real browser', { tags: 'chromium' }, () => {
  it('runs its own scripts, and none that was written into the page', async () => {
    await using browser = await startChromium('MAP *.example 127.0.0.1');
    const page = await browser.context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(`${server.url}${BASE}/`);
    await expect.poll(() => page.evaluate('document.documentElement.dataset.own')).toBe('ran');
    expect(await page.title()).toBe('The console');
    expect(refused.join('\n')).toContain('Content Security Policy');
  });
});
