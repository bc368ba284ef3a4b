import { startEmulator } from '@scones/emulator';
import { CHROMIUM } from '@scones/emulator/chromium';
import { expect } from 'vitest';
import { OpenedConsole, startBrowser } from './opened-console.ts';
import { Sorting } from './sorting.ts';

export { CHROMIUM };

/** The console over an emulator of its own in which a small workflow is deployed. */
export class StartedConsole extends OpenedConsole {
  readonly sorting = new Sorting({
    endpoint: this.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

  static async start(): Promise<StartedConsole> {
    const emulator = await startEmulator({
      port: 0,
      enforceIam: true,
      onFault: (fault) => expect.unreachable(String(fault)),
    });
    const page = await fetch(emulator.consoleUrl);
    if (page.status !== 200) throw new Error(`The console answers ${page.status}: ${await page.text()}`);
    const started = new StartedConsole(emulator.url, await startBrowser(), () => emulator.close());
    await started.sorting.deploy();
    return started;
  }
}
