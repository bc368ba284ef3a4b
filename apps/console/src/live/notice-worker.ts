import { systemClock } from '@scones/deterministic';
import { eventsAddress } from '../console-key.ts';
import { NoticeHub } from './notice-hub.ts';

/** The part of a shared worker's scope that this one needs; the DOM's types have none of it. */
interface SharedScope {
  /** The console's key, where there is one. */
  readonly name: string;
  addEventListener(type: 'connect', listener: (event: MessageEvent) => void): void;
}

const scope = globalThis as unknown as SharedScope;
const address = eventsAddress(scope.name === '' ? undefined : scope.name);
const hub = new NoticeHub(() => new EventSource(address), systemClock);

scope.addEventListener('connect', ({ ports: [port] }) => {
  if (!port) return;
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'leave') hub.leave(port);
    else hub.join(port);
  });
  port.start();
});
