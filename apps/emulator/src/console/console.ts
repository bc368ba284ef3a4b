import type { Clock, Random } from '@scones/deterministic';
import type { HttpService } from '@scones/emulator-core';
import { consolePages } from './console-pages.ts';
import { LiveEvents, type Notify } from './live-events.ts';
import { RequestLog } from './request-log.ts';

interface ConsoleOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** The folder of its build. */
  readonly folder: string;
}

/** The console, with its sources of changes. It outlives a reset of the services. */
export interface Console {
  readonly notify: Notify;
  readonly requests: RequestLog;
  readonly pages: HttpService;
  /** What the pages ask. */
  readonly services: readonly HttpService[];
  /** Makes every page ask for everything again. */
  reset(): void;
}

export function emulatorConsole({ clock, random, folder }: ConsoleOptions): Console {
  const live = new LiveEvents(clock, random);
  const requests = new RequestLog(live.notify);
  return {
    notify: live.notify,
    requests,
    pages: consolePages(folder),
    services: [live.service, requests.service],
    reset: () => live.reset(),
  };
}
