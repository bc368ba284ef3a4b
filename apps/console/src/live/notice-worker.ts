import { systemClock } from '@scones/deterministic';
import { NoticeHub } from './notice-hub.ts';

/** The part of a shared worker's scope that this one needs; the DOM's types have none of it. */
interface SharedScope {
  addEventListener(type: 'connect', listener: (event: MessageEvent) => void): void;
}

const hub = new NoticeHub(() => new EventSource('/_emulator/events'), systemClock);

(globalThis as unknown as SharedScope).addEventListener('connect', ({ ports: [port] }) => {
  if (!port) return;
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'leave') hub.leave(port);
    else hub.join(port);
  });
  port.start();
});
