import { connect, type Socket } from 'node:net';

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

/**
 * Sends requests over keep-alive connections, each client one at a time. It uses sockets, since the client of
 * `node:http` costs more than the server that is measured.
 */
export async function load({ port, clients, requests, request }: Load): Promise<LoadResult> {
  let next = 0;
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = new Connection(port);
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

class Connection {
  readonly #socket: Socket;
  #missing = -1;
  #head: Buffer = Buffer.alloc(0);
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay();
    this.#socket.on('data', (bytes) => this.#take(bytes));
    this.#socket.on('error', (error) => this.#settle?.reject(error));
  }

  exchange(request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    if (this.#missing >= 0) this.#missing -= bytes.length;
    else {
      this.#head = this.#head.length === 0 ? bytes : Buffer.concat([this.#head, bytes]);
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.#head.toString('latin1', 0, end);
      if (!/^HTTP\/1\.1 20/.test(head)) return this.#settle?.reject(new Error(this.#head.toString()));
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
      this.#missing = length - (this.#head.length - end - 4);
      this.#head = Buffer.alloc(0);
    }
    if (this.#missing > 0) return;
    this.#missing = -1;
    this.#settle?.resolve();
  }
}
