import { startEmulator } from '@scones/emulator';
import { CHROMIUM, startChromium } from '@scones/emulator/chromium';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Sorting } from './sorting.ts';

export { CHROMIUM };

/** The console in a browser, over an emulator of its own in which a small workflow is deployed. */
export class StartedConsole implements AsyncDisposable {
  readonly sorting: Sorting;
  /** What a page has said to its developer, and asked of another machine: both are to stay empty. */
  readonly complaints: string[] = [];
  readonly #url: string;
  readonly #context: BrowserContext;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, context: BrowserContext, stop: () => Promise<void>) {
    this.#url = url;
    this.#context = context;
    this.#stop = stop;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.sorting = new Sorting({ endpoint: url, region: 'us-east-1', credentials });
  }

  static async start(): Promise<StartedConsole> {
    const emulator = await startEmulator({
      port: 0,
      enforceIam: true,
      onFault: (fault) => expect.unreachable(String(fault)),
    });
    const page = await fetch(emulator.consoleUrl);
    if (page.status !== 200) throw new Error(`The console answers ${page.status}: ${await page.text()}`);
    const browser = await startChromium('MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    const started = new StartedConsole(emulator.url, browser.context, async () => {
      await browser[Symbol.asyncDispose]();
      await emulator.close();
    });
    browser.context.setDefaultTimeout(20_000);
    await started.sorting.deploy();
    return started;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
  }

  /** Opens a page by its address below the console's base. */
  async open(path: string): Promise<Page> {
    const page = await this.#context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== this.#url)
        this.complaints.push(`asked ${request.url()}`);
    });
    await page.goto(this.address(path));
    return page;
  }

  address(path: string): string {
    return `${this.#url}/_emulator/console${path}`;
  }

  executionPath(arn: string): string {
    return `/executions/${encodeURIComponent(arn)}`;
  }
}
