import { once } from 'node:events';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  ListBucketsCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from './emulator.ts';
import { type Browser, CHROMIUM, startChromium } from './testing/chromium.ts';

const FINISHED = 'http.server.response.finish';

/** The requests that a page can send without a preflight. The form comes last, since it leaves the page. */
function attemptsOn(url: string): string[] {
  const role = 'Action=CreateRole&Version=2010-05-08&RoleName=made-by-a-page&AssumeRolePolicyDocument=%7B%7D';
  const post = `fetch('${url}/2015-03-31/functions', { method: 'POST', mode: 'no-cors', body: '{}' })`;
  return [
    `void ${post}.catch(() => {})`,
    `void fetch('${url}/made-by-a-page', { method: 'POST', mode: 'no-cors', body: new URLSearchParams('${role}') }).catch(() => {})`,
    `document.body.innerHTML = '<img src="${url}/?${role}">'`,
    `void document.body.append(Object.assign(document.createElement('script'), { src: '${url}/2015-03-31/functions' }))`,
    `void new WebSocket('${url.replace('http', 'ws') || '/'}')`,
    `{ const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts';
       frame.srcdoc = "<script>" + ${JSON.stringify(post)} + "</" + "script>"; document.body.append(frame); }`,
    `document.body.innerHTML = '<form method="post" action="${url}/"><input name="${role.replaceAll('&', '">')}"></form>';
     document.forms[0].submit()`,
  ];
}

describe.skipIf(CHROMIUM === undefined)('a web page in a real browser', { tags: 'chromium' }, () => {
  let site: Server;
  let port: number;
  let browser: Browser;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;

  beforeAll(async () => {
    site = createServer((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html', connection: 'close' })
        .end('<title>A page</title>');
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    port = (site.address() as AddressInfo).port;
    emulator = await startEmulator({
      port: 0,
      allowOrigins: [`http://app.localhost:${port}`],
      onFault: (fault) => expect.unreachable(String(fault)),
    });
    browser = await startChromium('MAP *.example 127.0.0.1, MAP *.amazonaws.com 127.0.0.1');
    await s3().send(new CreateBucketCommand({ Bucket: 'pages' }));
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await emulator.close();
    site.close();
  });

  const connection = () => ({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const s3 = () => new S3Client(connection());

  /** Nothing that a page has tried to make exists. */
  async function expectNothingMade(): Promise<void> {
    const { Functions } = await new LambdaClient(connection()).send(new ListFunctionsCommand({}));
    expect(Functions).toEqual([]);
    const { Buckets } = await s3().send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).not.toContain('made-by-a-page');
    const roles = await fetch(`${emulator.url}/?Action=ListRoles&Version=2010-05-08`);
    expect(await roles.text()).not.toContain('made-by-a-page');
  }

  async function open(url: string): Promise<Page> {
    const page = await browser.context.newPage();
    await page.goto(url);
    return page;
  }

  /** The statuses that the emulator answered to a script's requests. A browser does not show them to a foreign page. */
  async function answersTo(page: Page, script: string): Promise<number[]> {
    const statuses: number[] = [];
    const listen = (message: unknown): void => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      if (request.socket.localPort === emulator.port) statuses.push(response.statusCode);
    };
    subscribe(FINISHED, listen);
    try {
      await page.evaluate(script);
      // A browser may also ask for an icon.
      await expect.poll(() => statuses.length, { timeout: 10_000 }).toBeGreaterThan(0);
      return [...new Set(statuses)];
    } finally {
      unsubscribe(FINISHED, listen);
    }
  }

  it.each(['127.0.0.1', 'localhost', 'evil.example'])(
    'of another origin, %s, can do nothing',
    async (host) => {
      const page = await open(`http://${host}:${port}/`);
      for (const attempt of attemptsOn(emulator.url))
        expect([attempt, await answersTo(page, attempt)]).toEqual([attempt, [403]]);
      await page.close();
      await expectNothingMade();
    },
  );

  it.each(['evil.example', 's3.amazonaws.com'])(
    'whose name %s was pointed at the emulator can do nothing',
    async (host) => {
      // The name leads to the attacker's machine at first, and later to this one.
      let target = port;
      const name = createTcpServer((socket) =>
        // Browsers open connections in advance.
        socket.once('data', (head) => {
          const there = connect(target, '127.0.0.1');
          for (const end of [socket, there]) end.on('error', () => void there.destroy(void socket.destroy()));
          there.write(head);
          socket.pipe(there).pipe(socket);
        }),
      ).listen(0, '127.0.0.1');
      await once(name, 'listening');
      const page = await open(`http://${host}:${(name.address() as AddressInfo).port}/`);
      target = emulator.port;
      expect(await page.evaluate(`fetch('/_emulator/health').then((reply) => reply.status)`)).toBe(403);
      for (const attempt of attemptsOn(''))
        expect([attempt, await answersTo(page, attempt)]).toEqual([attempt, [403]]);
      await page.close();
      name.close();
      await expectNothingMade();
    },
  );

  it('that is an object of a bucket can do nothing either', async () => {
    const script = `fetch('/2015-03-31/functions').then((r) => r.text()).then((t) => (document.title = t), () => (document.title = 'refused'))`;
    const object = { Bucket: 'pages', Key: 'page.html', ContentType: 'text/html' };
    await s3().send(new PutObjectCommand({ ...object, Body: `<script>${script}</script>` }));
    const page = await open(`${emulator.url}/pages/page.html`);
    await expect.poll(() => page.title()).toBe('refused');
    await page.close();
  });

  it("may use objects as a bucket's own CORS rules say, and nothing else", async () => {
    const origin = `http://shop.localhost:${port}`;
    const rules = { CORSRules: [{ AllowedOrigins: [origin], AllowedMethods: ['GET'] }] };
    await s3().send(new PutBucketCorsCommand({ Bucket: 'pages', CORSConfiguration: rules }));
    await s3().send(new PutObjectCommand({ Bucket: 'pages', Key: 'text', Body: 'for the shop' }));
    const script = (path: string) =>
      `fetch('${emulator.url}${path}').then((reply) => reply.text(), () => 'refused')`;
    const shop = await open(`${origin}/`);
    expect(await shop.evaluate(script('/pages/text'))).toBe('for the shop');
    expect(await shop.evaluate(script('/2015-03-31/functions'))).toBe('refused');
    const other = await open(`http://other.localhost:${port}/`);
    expect(await other.evaluate(script('/pages/text'))).toBe('refused');
    await shop.close();
    await other.close();
  });

  it('of an allowed origin works with every service, as a program does', async () => {
    const page = await open(`http://app.localhost:${port}/`);
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AWSStepFunctions.ListStateMachines',
      'x-amz-date': '20260101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/states/aws4_request',
    };
    const request = JSON.stringify({ method: 'POST', headers, body: '{}' });
    const reply = await page.evaluate(
      `fetch('${emulator.url}', ${request}).then(async (reply) =>
        ({ body: await reply.json(), id: reply.headers.get('x-amzn-requestid') }))`,
    );
    expect(reply).toEqual({ body: { stateMachines: [] }, id: expect.stringMatching(/^[\da-f-]{36}$/) });
    await page.close();
  });

  it('of the emulator itself, which a person has opened, may ask it', async () => {
    const page = await open(`${emulator.url}/_emulator/health`);
    expect(await page.textContent('body')).toContain('"running"');
    await page.close();
  });
});
