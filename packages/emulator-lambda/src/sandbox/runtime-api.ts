import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { screen } from '@scones/emulator-core';

/** An invocation as `GET …/invocation/next` hands it to the runtime. */
export interface RuntimeInvocation {
  readonly requestId: string;
  readonly functionArn: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly traceId: string;
  readonly clientContext?: string;
  /** JSON. */
  readonly payload: Uint8Array;
}

export interface RuntimeReply {
  readonly isError: boolean;
  readonly payload: Buffer;
}

interface RuntimeApiListeners {
  /** The runtime has asked for its first invocation. */
  readonly onReady: () => void;
  readonly onInitError: (payload: Buffer) => void;
  readonly onReply: (requestId: string, reply: RuntimeReply) => void;
}

interface WaitingRuntime {
  readonly socket: Socket;
  readonly response: ServerResponse;
}

/** The header with the cause of an error for X-Ray may have AWS's limit, and this leaves room for the other headers. */
const HEADERS_LIMIT = 2 ** 20 + 2 ** 14;
/** AWS's limit for a response, as its error states it. */
const RESPONSE_LIMIT = 6_291_556;
const NEXT_PATH = '/2018-06-01/runtime/invocation/next';
const INIT_ERROR_PATH = '/2018-06-01/runtime/init/error';
const REPLY_PATH = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/;

const NOBODY_ELSE = { hosts: new Set<string>(), origins: new Set<string>() };

/**
 * The Runtime API of one sandbox. It has a port of its own, because AWS's runtime client takes no path before the
 * API's.
 */
export class RuntimeApi {
  readonly #server: Server;
  readonly #listeners: RuntimeApiListeners;
  #waiting: WaitingRuntime | undefined;
  #pending: RuntimeInvocation | undefined;
  /** Acknowledges the last reply. The acknowledgement waits, so that it goes out together with the next invocation. */
  #delayedAcknowledgement: (() => void) | undefined;

  private constructor(listeners: RuntimeApiListeners) {
    this.#listeners = listeners;
    const options = { maxHeaderSize: HEADERS_LIMIT };
    this.#server = createServer(options, (request, response) => this.#answer(request, response));
    // A runtime may wait for its next invocation without limit.
    Object.assign(this.#server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0, timeout: 0 });
  }

  static async start(listeners: RuntimeApiListeners): Promise<RuntimeApi> {
    const api = new RuntimeApi(listeners);
    await new Promise<void>((resolve, reject) => {
      api.#server.once('error', reject);
      api.#server.listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  /** As `AWS_LAMBDA_RUNTIME_API` has it. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  deliver(invocation: RuntimeInvocation): void {
    const waiting = this.#waiting;
    if (!waiting) {
      this.#pending = invocation;
      return;
    }
    this.#waiting = undefined;
    waiting.socket.cork();
    this.#delayedAcknowledgement?.();
    this.#delayedAcknowledgement = undefined;
    sendInvocation(waiting.response, invocation);
    waiting.socket.uncork();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    // A web page that finds the port could take an invocation from the runtime, or answer it.
    if (screen(request, NOBODY_ELSE)) return sendStatus(response, 403, 'Forbidden');
    const path = request.url ?? '';
    if (request.method === 'GET' && path === NEXT_PATH) return this.#next(request.socket, response);
    if (request.method !== 'POST') return sendStatus(response, 404, 'NotFound');
    if (path === INIT_ERROR_PATH)
      return readBody(request, (body) => {
        this.#listeners.onInitError(body ?? Buffer.from('null'));
        sendStatus(response, 202, 'OK');
      });
    const [, requestId, kind] = REPLY_PATH.exec(path) ?? [];
    if (requestId === undefined) return sendStatus(response, 404, 'NotFound');
    readBody(request, (body) => {
      const refusal = refusalOf(request, body);
      const acknowledge = (): void => sendStatus(response, refusal?.status ?? 202, refusal?.word ?? 'OK');
      // A runtime that has already asked for its next invocation does not wait for this.
      if (this.#waiting) this.#delayedAcknowledgement = acknowledge;
      else acknowledge();
      this.#listeners.onReply(
        requestId,
        refusal?.reply ?? { isError: kind === 'error', payload: body as Buffer },
      );
    });
  }

  #next(socket: Socket, response: ServerResponse): void {
    this.#listeners.onReady();
    if (this.#pending) sendInvocation(response, this.#pending);
    else this.#waiting = { socket, response };
    this.#pending = undefined;
  }
}

function sendInvocation(response: ServerResponse, invocation: RuntimeInvocation): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': invocation.payload.length,
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-invoked-function-arn': invocation.functionArn,
    'lambda-runtime-deadline-ms': invocation.deadline,
    'lambda-runtime-trace-id': invocation.traceId,
    ...(invocation.clientContext && { 'lambda-runtime-client-context': invocation.clientContext }),
  });
  response.end(invocation.payload);
}

function sendStatus(response: ServerResponse, status: number, word: string): void {
  const body = JSON.stringify({ status: word });
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}

/** A reply that is refused: the answer that the runtime gets, and how the invocation ends. */
interface Refusal {
  readonly status: number;
  readonly word: string;
  readonly reply: RuntimeReply;
}

function refusalOf(request: IncomingMessage, body: Buffer | undefined): Refusal | undefined {
  if (request.headers['lambda-runtime-function-response-mode'] === 'streaming')
    return { status: 400, word: 'StreamingNotSupported', reply: failure(...STREAMING) };
  return body ? undefined : { status: 413, word: 'RequestEntityTooLarge', reply: failure(...TOO_LARGE) };
}

const STREAMING = [
  'Runtime.StreamingNotSupported',
  'The emulator has no response streaming. Return the whole response from the handler.',
] as const;

const TOO_LARGE = [
  'Function.ResponseSizeTooLarge',
  `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
] as const;

function failure(errorType: string, errorMessage: string): RuntimeReply {
  return { isError: true, payload: Buffer.from(JSON.stringify({ errorType, errorMessage })) };
}

/** Gives undefined for a body over the limit. It still reads the whole body, since the connection is needed again. */
function readBody(request: IncomingMessage, done: (body: Buffer | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= RESPONSE_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
  });
  request.once('end', () => {
    if (size > RESPONSE_LIMIT) return done(undefined);
    done(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size));
  });
}
