import { connect, type Socket } from 'node:net';

/**
 * A keep-alive connection for one HTTP request at a time. It uses a socket, since the client of `node:http` costs more
 * than the server that is measured.
 */
export class RawConnection {
  readonly #socket: Socket;
  #answer: Buffer = Buffer.alloc(0);
  #settle: { resolve: (body: string) => void; reject: (error: Error) => void } | undefined;

  constructor(host: string, port: number) {
    this.#socket = connect(port, host).setNoDelay();
    this.#socket.on('data', (bytes) => this.#take(bytes));
    this.#socket.on('error', (error) => this.#settle?.reject(error));
    this.#socket.on('close', () => this.#settle?.reject(new Error('The server closed the connection.')));
  }

  /** Sends a whole request and answers the body. Rejects for any status but 2xx. */
  exchange(request: string | Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#answer = this.#answer.length === 0 ? bytes : Buffer.concat([this.#answer, bytes]);
    const headEnd = this.#answer.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.#answer.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(length)) return this.#fail(`An answer without a length: ${head}`);
    if (this.#answer.length < headEnd + 4 + length) return;
    const body = this.#answer.toString('utf8', headEnd + 4);
    this.#answer = Buffer.alloc(0);
    if (!/^HTTP\/1\.1 2/.test(head)) return this.#fail(`${head.slice(0, head.indexOf('\r\n'))}: ${body}`);
    this.#settle?.resolve(body);
  }

  #fail(reason: string): void {
    this.#settle?.reject(new Error(reason));
  }
}
