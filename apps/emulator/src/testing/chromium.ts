import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine, if there is one; `CHROMIUM` names another. */
export const CHROMIUM = PLACES.find((path): path is string => path !== undefined && existsSync(path));

export interface Browser extends AsyncDisposable {
  readonly context: BrowserContext;
}

/** A browser with a fresh profile. It resolves names as `hosts` (`MAP evil.example 127.0.0.1`) says. */
export async function startChromium(hosts: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM ?? '',
    // Chromium has no sandbox for root, as which containers may run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      `--host-resolver-rules=${hosts}`,
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  });
  return {
    context,
    async [Symbol.asyncDispose]() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
