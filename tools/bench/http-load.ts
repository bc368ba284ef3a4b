import { RawConnection } from './raw-connection.ts';

/** The interesting figures of a run. */
export interface LoadResult {
  readonly perSecond: number;
  readonly medianMilliseconds: number;
  readonly p99Milliseconds: number;
}

interface Load {
  readonly port: number;
  readonly clients: number;
  readonly requests: number;
  /** The whole request as bytes; `index` counts up. */
  readonly request: (index: number) => Buffer;
}

/** Sends requests over keep-alive connections, each client one at a time. */
export async function load({ port, clients, requests, request }: Load): Promise<LoadResult> {
  let next = 0;
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = new RawConnection('127.0.0.1', port);
      while (next < requests) {
        const before = performance.now();
        await connection.exchange(request(next++));
        times.push(performance.now() - before);
      }
      connection.close();
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, medianMilliseconds: at(0.5), p99Milliseconds: at(0.99) };
}
