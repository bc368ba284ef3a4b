import { systemClock } from '@scones/deterministic';
import { type Heard, NoticeHub } from './notice-hub.ts';
import { eventsAddress } from '../console-key.ts';
import { KEY } from '../with-key.ts';
import type { NoticeSource } from './live-updates.ts';

/** What the emulator says of changes, by the one stream that all tabs share; a browser without shared workers has one a tab. */
export function noticesOfAllTabs(): NoticeSource {
  return 'SharedWorker' in globalThis ? byWorker() : byOwnStream();
}

function byWorker(): NoticeSource {
  const worker = new SharedWorker(new URL('./notice-worker.ts', import.meta.url), {
    type: 'module',
    // A worker reads no storage; by its name it is told the key.
    name: KEY ?? '',
  });
  const { port } = worker;
  const left = new AbortController();
  // A page that the browser keeps for going back hears nothing meanwhile, and joins anew.
  addEventListener('pagehide', () => port.postMessage('leave'), left);
  addEventListener('pageshow', ({ persisted }) => persisted && port.postMessage('join'), left);
  return {
    listen(listener) {
      port.addEventListener('message', ({ data }: MessageEvent<Heard>) => listener(data), left);
      port.start();
      port.postMessage('join');
    },
    close() {
      port.postMessage('leave');
      left.abort();
    },
  };
}

function byOwnStream(): NoticeSource {
  const stream = new AbortController();
  return {
    listen(listener) {
      const open = (): EventSource => {
        const source = new EventSource(eventsAddress(KEY));
        stream.signal.addEventListener('abort', () => source.close());
        return source;
      };
      new NoticeHub(open, systemClock).join({ postMessage: listener });
    },
    close: () => stream.abort(),
  };
}
