import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { startChromium } from '@scones/emulator/chromium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, StartedConsole } from './testing/started-console.ts';

type Browser = Awaited<ReturnType<typeof startChromium>>;

/** What a page elsewhere may want of the console; each answers what came of it. */
const attempts = (url: string): Readonly<Record<string, string>> => ({
  'hear the stream of events': `new Promise((resolve) => {
    const events = new EventSource('${url}/_emulator/events');
    events.onopen = () => resolve('it is open');
    events.onerror = () => resolve('nothing');
  })`,
  'read the last requests': `fetch('${url}/_emulator/requests').then((reply) => reply.text(), () => 'nothing')`,
  'read them without asking': `fetch('${url}/_emulator/requests', { mode: 'no-cors' })
    .then((reply) => reply.text(), () => '').then((text) => text || 'nothing')`,
  'list what is there': `fetch('${url}/_emulator/resources').then((reply) => reply.text(), () => 'nothing')`,
  'reset everything': `fetch('${url}/_emulator/reset', { method: 'POST', mode: 'no-cors' })
    .then((reply) => reply.text(), () => '').then((text) => text || 'nothing')`,
  'read the console': `fetch('${url}/_emulator/console/').then((reply) => reply.text(), () => 'nothing')`,
  'run its scripts': `new Promise((resolve) => {
    const script = Object.assign(document.createElement('script'), { src: '${url}/_emulator/requests' });
    script.onload = () => resolve('it ran');
    script.onerror = () => resolve('nothing');
    document.head.append(script);
  })`,
  'show the console in a frame': `new Promise((resolve) => {
    const frame = Object.assign(document.createElement('iframe'), { src: '${url}/_emulator/console/' });
    frame.onload = () => { try { resolve(frame.contentDocument?.body.innerText || 'nothing'); } catch { resolve('nothing'); } };
    document.body.append(frame);
  })`,
  'open the console and look into it': `new Promise((resolve) => {
    const opened = open('${url}/_emulator/console/');
    setTimeout(() => { try { resolve(opened?.document.body?.innerText || 'nothing'); } catch { resolve('nothing'); } }, 500);
  })`,
});

describe.skipIf(CHROMIUM === undefined)('a page of another origin', { tags: 'chromium' }, () => {
  let site: Server;
  let address: string;
  let shown: StartedConsole;
  let browser: Browser;

  beforeAll(async () => {
    shown = await StartedConsole.start();
    site = createServer((request, response) => {
      const script = "onmessage = ({ data }) => eval(data).then((found) => parent.postMessage(found, '*'))";
      const frame = `<iframe sandbox="allow-scripts" srcdoc="<body><script>${script}</script>"></iframe>`;
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<title>A page</title><body>${request.url === '/framed' ? frame : ''}`);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    address = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    browser = await startChromium('MAP *.example 127.0.0.1');
  }, 120_000);
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    site.close();
    site.closeAllConnections();
    await shown[Symbol.asyncDispose]();
  });

  async function open(path: string, host = address): Promise<Page> {
    const page = await browser.context.newPage();
    await page.goto(`http://${host}${path}`);
    return page;
  }

  it.each(['127.0.0.1', 'localhost', 'evil.example'])('at %s gets nothing of the console', async (host) => {
    const page = await open('/', address.replace('127.0.0.1', host));
    for (const [what, attempt] of Object.entries(attempts(shown.url)))
      expect([what, await page.evaluate(attempt)]).toEqual([what, 'nothing']);
    await page.close();
  });

  it('gets nothing from a frame in a sandbox, whose origin is none', async () => {
    const page = await open('/framed');
    for (const [what, attempt] of Object.entries(attempts(shown.url)).slice(0, 6)) {
      const found = page.evaluate(
        (code) =>
          new Promise((resolve) => {
            addEventListener('message', ({ data }) => resolve(data), { once: true });
            document.querySelector('iframe')?.contentWindow?.postMessage(code, '*');
          }),
        attempt,
      );
      expect([what, await found]).toEqual([what, 'nothing']);
    }
    await page.close();
  });

  it('would get something where it may ask', async () => {
    const page = await shown.open('/');
    const key = await page.evaluate<string>("localStorage.getItem('scones-console-key')");
    const found = await Promise.all(
      Object.values(attempts(shown.url))
        .slice(0, 2)
        .map((code) => page.evaluate(code.replace('/events', `/events?key=${key}`))),
    );
    expect(found).toEqual(['it is open', expect.stringContaining('"operation"')]);
    await page.close();
  });

  it('has reset nothing', async () => {
    const page = await shown.open('/machines');
    await page.getByRole('link', { name: 'Sort', exact: true }).waitFor();
    await page.close();
  });
});
