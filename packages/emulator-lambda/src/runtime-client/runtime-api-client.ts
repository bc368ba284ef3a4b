import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Invocation } from './invocation-context.ts';

// Imported as a module, `node:http` builds all that it exports, WebSocket included: 40 ms at each cold start.
const { Agent, request } = process.getBuiltinModule('node:http');

const BASE_PATH = '/2018-06-01/runtime/';

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The Runtime API over one connection that is kept open, since each request would else cost a handshake. */
export class RuntimeApiClient {
  readonly #host: string;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #onGone: () => void;
  readonly #watched = new WeakSet<object>();

  /** `onGone` is told when the connection has ended, whether or not a request was under way. */
  constructor(address: string, onGone: () => void) {
    const { hostname, port } = new URL(`http://${address}`);
    this.#host = hostname;
    this.#port = Number(port);
    this.#onGone = onGone;
  }

  async next(): Promise<Invocation> {
    const { headers, body } = await this.#send('GET', 'invocation/next');
    const header = (name: string): string => headers[`lambda-runtime-${name}`] as string;
    return {
      requestId: header('aws-request-id'),
      functionArn: header('invoked-function-arn'),
      deadline: Number(header('deadline-ms')),
      traceId: header('trace-id'),
      clientContext: header('client-context'),
      event: body,
    };
  }

  async post(path: string, body: string, headers: OutgoingHttpHeaders): Promise<void> {
    await this.#send('POST', path, body, { ...headers, 'content-type': 'application/json' });
  }

  #send(method: string, path: string, body?: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return new Promise((resolve) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const sent = request({
        host: this.#host,
        port: this.#port,
        path: BASE_PATH + path,
        method,
        agent: this.#agent,
        headers: { ...headers, ...length },
      });
      sent.once('socket', (socket) => {
        if (this.#watched.has(socket)) return;
        this.#watched.add(socket);
        socket.setNoDelay(true);
        socket.once('close', this.#onGone);
      });
      sent.once('error', this.#onGone);
      sent.once('response', (response) => read(response, resolve));
      sent.end(body);
    });
  }
}

function read(response: IncomingMessage, resolve: (answer: Answer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.once('end', () => {
    resolve({ headers: response.headers, body: Buffer.concat(chunks).toString('utf8') });
  });
}
