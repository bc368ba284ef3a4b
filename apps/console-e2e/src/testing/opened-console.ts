import { type Browser, startChromium } from '@scones/emulator/chromium';
import type { Page } from 'playwright-core';

/** A browser that reaches this machine alone. */
export async function startBrowser(): Promise<Browser> {
  const browser = await startChromium('MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
  browser.context.setDefaultTimeout(20_000);
  return browser;
}

/** The console of the emulator at an address, in a browser. */
export class OpenedConsole implements AsyncDisposable {
  /** What a page has said to its developer, and asked of another machine: both are to stay empty. */
  readonly complaints: string[] = [];
  readonly url: string;
  readonly #consoleUrl: string;
  #isLetIn = false;
  readonly #browser: Browser;
  readonly #stop: () => Promise<unknown>;

  /** `stop` ends the emulator, after the browser. */
  constructor(consoleUrl: string, browser: Browser, stop: () => Promise<unknown>) {
    this.url = new URL(consoleUrl).origin;
    this.#consoleUrl = consoleUrl;
    this.#browser = browser;
    this.#stop = stop;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser[Symbol.asyncDispose]();
    await this.#stop();
  }

  /** Opens a page by its address below the console's base. */
  async open(path: string): Promise<Page> {
    const page = await this.#browser.context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== this.url)
        this.complaints.push(`asked ${request.url()}`);
    });
    // The page keeps the key of the console's address in the storage of its origin.
    if (!this.#isLetIn) await page.goto(this.#consoleUrl);
    this.#isLetIn = true;
    await page.goto(this.address(path));
    return page;
  }

  address(path: string): string {
    return `${this.url}/_emulator/console${path}`;
  }

  executionPath(arn: string): string {
    return `/executions/${encodeURIComponent(arn)}`;
  }
}
