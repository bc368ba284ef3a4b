import { connect, type Socket } from 'node:net';
import type { Invocation } from './invocation-context.ts';
import { type ApiResponse, ResponseReader } from './response-reader.ts';

const BASE_PATH = '/2018-06-01/runtime/';

interface Reply {
  readonly requestId: string;
  readonly kind: 'response' | 'error';
  /** JSON. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string | number>>;
}

/**
 * The Runtime API over one connection. It uses a bare socket, because `node:http` can't send the answer to one
 * invocation and the request for the next at once. That saves two of four messages for each invocation.
 */
export class RuntimeApiClient {
  readonly #address: string;
  readonly #socket: Socket;
  readonly #onGone: () => void;
  /** The callers that wait for a response, in the order of their requests. */
  readonly #waiting: ((response: ApiResponse) => void)[] = [];

  /**
   * `onGone` is called when the connection has ended, whether or not an answer was awaited, and where the runtime gets no
   * invocations any more: a function can take them itself.
   */
  constructor(address: string, onGone: () => void) {
    const [host, port] = address.split(':') as [string, string];
    const reader = new ResponseReader((response) => this.#waiting.shift()?.(response));
    this.#address = address;
    this.#onGone = onGone;
    this.#socket = connect({ host, port: Number(port), noDelay: true });
    this.#socket.on('data', (chunk) => reader.push(chunk));
    this.#socket.once('error', onGone);
    this.#socket.once('close', onGone);
  }

  next(): Promise<Invocation> {
    this.#socket.write(this.#get('invocation/next'));
    return this.#invocation();
  }

  /** Answers one invocation and asks for the next. */
  replyAndNext({ requestId, kind, body, headers }: Reply): Promise<Invocation> {
    const reply = this.#post(`invocation/${requestId}/${kind}`, body, headers);
    this.#waiting.push(() => undefined);
    this.#socket.write(reply + this.#get('invocation/next'));
    return this.#invocation();
  }

  async initError(body: string, errorType: string): Promise<void> {
    this.#socket.write(this.#post('init/error', body, { 'lambda-runtime-function-error-type': errorType }));
    await this.#response();
  }

  /**
   * Whether the connection keeps the process alive. As with AWS's client, a handler without work left lets the process
   * end.
   */
  keepProcessAlive(isNeeded: boolean): void {
    if (isNeeded) this.#socket.ref();
    else this.#socket.unref();
  }

  #response(): Promise<ApiResponse> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #invocation(): Promise<Invocation> {
    this.keepProcessAlive(true);
    const { status, headers, body } = await this.#response();
    if (status !== 200) this.#onGone();
    this.keepProcessAlive(false);
    const header = (name: string): string => headers.get(`lambda-runtime-${name}`) as string;
    return {
      requestId: header('aws-request-id'),
      functionArn: header('invoked-function-arn'),
      deadline: Number(header('deadline-ms')),
      traceId: headers.get('lambda-runtime-trace-id'),
      clientContext: headers.get('lambda-runtime-client-context'),
      event: body,
    };
  }

  #get(path: string): string {
    return `GET ${BASE_PATH}${path} HTTP/1.1\r\nhost: ${this.#address}\r\n\r\n`;
  }

  #post(path: string, body: string, headers: Reply['headers']): string {
    const lines = Object.entries(headers).map(
      ([name, value]) => `${name}: ${headerValue(String(value))}\r\n`,
    );
    return (
      `POST ${BASE_PATH}${path} HTTP/1.1\r\nhost: ${this.#address}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n${lines.join('')}\r\n${body}`
    );
  }
}

/** An error's name is the function's choice, and may be anything. */
function headerValue(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
