import { type RunningEmulator, startEmulator } from '@scones/emulator';
import { CHROMIUM } from '@scones/emulator/chromium';
import { expect } from 'vitest';
import { OpenedConsole, startBrowser } from './opened-console.ts';
import { type Connection, Sorting } from './sorting.ts';

export { CHROMIUM };

/** The console over an emulator of its own in which a small workflow is deployed. */
export class StartedConsole extends OpenedConsole {
  readonly sorting: Sorting;

  private constructor(emulator: RunningEmulator, browser: ConstructorParameters<typeof OpenedConsole>[1]) {
    const { consoleUrl, url: endpoint, credentials } = emulator;
    super(consoleUrl, browser, () => emulator.close());
    this.sorting = new Sorting({
      endpoint,
      region: 'us-east-1',
      credentials: credentials as Connection['credentials'],
    });
  }

  static async start(): Promise<StartedConsole> {
    const emulator = await startEmulator({
      port: 0,
      enforceIam: true,
      onFault: (fault) => expect.unreachable(String(fault)),
    });
    const page = await fetch(emulator.consoleUrl);
    if (page.status !== 200) throw new Error(`The console answers ${page.status}: ${await page.text()}`);
    const started = new StartedConsole(emulator, await startBrowser());
    await started.sorting.deploy();
    return started;
  }
}
