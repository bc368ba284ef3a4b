import { once } from 'node:events';
import { createServer, request as callServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** When a command is stopped: before the emulator has its call, or when it has carried it out and nobody has heard. */
export type Moment = 'before' | 'after';

export interface Stop {
  /** Counts from 1. */
  readonly call: number;
  readonly moment: Moment;
  /** Stops the command. A call of a command that is dead then goes no further. */
  readonly stop: () => Promise<'dead' | 'alive'>;
}

/** Stands between the commands and the emulator, counts their calls, and stops a command at one of them. */
export class StoppingProxy implements AsyncDisposable {
  readonly url: string;
  readonly #server;
  readonly #target: URL;
  #stop: Stop | undefined;
  readonly #calls: string[] = [];

  private constructor(server: ReturnType<typeof createServer>, target: string) {
    this.#server = server;
    this.#target = new URL(target);
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (incoming, response) => void this.#forward(incoming, response));
  }

  static async start(target: string): Promise<StoppingProxy> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new StoppingProxy(server, target);
  }

  /** The operations that were called since it was armed, one after another. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  /** From here on, calls are counted anew, and a command is stopped once, if it is to be. */
  arm(stop?: Stop): void {
    this.#calls.length = 0;
    this.#stop = stop;
  }

  async #forward(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await buffer(incoming);
      this.#calls.push(operationOf(incoming, body));
      const stop = this.#calls.length === this.#stop?.call ? this.#stop : undefined;
      if (stop?.moment === 'before' && (await stop.stop()) === 'dead') return void response.destroy();
      const answer = await this.#call(incoming, body);
      if (stop?.moment === 'after' && (await stop.stop()) === 'dead') return void response.destroy();
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch {
      // The command is gone in the middle of its call.
      response.destroy();
    }
  }

  async #call({ method, url, rawHeaders }: IncomingMessage, body: Uint8Array) {
    const { hostname, port } = this.#target;
    const outgoing = callServer({ hostname, port, method, path: url, headers: rawHeaders, agent: false });
    outgoing.end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { status: answer.statusCode as number, headers: answer.rawHeaders, body: await buffer(answer) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** S3's operations, which have no name in a request, are told by their method. */
function operationOf({ method = '', headers }: IncomingMessage, body: Uint8Array): string {
  const target = headers['x-amz-target'];
  const form = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const action = form ? new URLSearchParams(Buffer.from(body).toString()).get('Action') : undefined;
  return String(target ?? action ?? method);
}
