import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { screen } from '@scones/emulator-core';
import { discardBody, readBody, type RuntimeReply, STREAMING, TOO_LARGE } from './runtime-reply.ts';
import { INVALID_REQUEST_ID, type Stage, transitionRefused } from './runtime-stage.ts';

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
/** A runtime needs one or two. A function that opens more than this must not take those of the whole emulator. */
const MOST_CONNECTIONS = 16;
const NEXT_PATH = '/2018-06-01/runtime/invocation/next';
const INIT_ERROR_PATH = '/2018-06-01/runtime/init/error';
const REPLY_PATH = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/;

const NOBODY_ELSE = { hosts: new Set<string>(), origins: new Set<string>() };

/**
 * The Runtime API of one sandbox. It has a port of its own, because AWS's runtime client takes no path before the
 * API's. The function can reach it too, and may ask anything: what does not fit the runtime's stage is refused.
 */
export class RuntimeApi {
  readonly #server: Server;
  readonly #listeners: RuntimeApiListeners;
  #stage: Stage = 'Started';
  #waiting: WaitingRuntime | undefined;
  #pending: RuntimeInvocation | undefined;
  /** Of the invocation that the runtime has. */
  #requestId: string | undefined;
  /** The connection whose reply is being read: a runtime may send its next request right behind it. */
  #replying: Socket | undefined;
  /** Acknowledges the last reply. The acknowledgement waits, so that it goes out together with the next invocation. */
  #delayedAcknowledgement: (() => void) | undefined;

  private constructor(listeners: RuntimeApiListeners) {
    this.#listeners = listeners;
    const options = { maxHeaderSize: HEADERS_LIMIT };
    this.#server = createServer(options, (request, response) => this.#answer(request, response));
    // A runtime may wait for its next invocation without limit.
    Object.assign(this.#server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0, timeout: 0 });
    this.#server.maxConnections = MOST_CONNECTIONS;
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
    if (!waiting || waiting.socket.destroyed) {
      this.#pending = invocation;
      return;
    }
    this.#waiting = undefined;
    waiting.socket.cork();
    this.#delayedAcknowledgement?.();
    this.#delayedAcknowledgement = undefined;
    this.#hand(waiting.response, invocation);
    waiting.socket.uncork();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    // A web page that finds the port could take an invocation from the runtime, or answer it.
    if (screen(request, NOBODY_ELSE)) return refuse(request, response, 403, { status: 'Forbidden' });
    const path = request.url ?? '';
    if (request.method === 'GET' && path === NEXT_PATH) return this.#next(request, response);
    if (request.method !== 'POST') return refuse(request, response, 404, { status: 'NotFound' });
    if (path === INIT_ERROR_PATH) return this.#initError(request, response);
    const [, requestId, kind] = REPLY_PATH.exec(path) ?? [];
    if (requestId === undefined) return refuse(request, response, 404, { status: 'NotFound' });
    this.#reply(request, response, requestId, kind === 'error');
  }

  #next(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    if (!this.#mayAsk(socket)) return refuse(request, response, 403, transitionRefused(this.#stage, 'Ready'));
    if (!this.#replying) this.#stage = 'Ready';
    this.#listeners.onReady();
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) this.#hand(response, pending);
    else this.#waiting = { socket, response };
  }

  /** A runtime that has gone away while it waited may ask again. */
  #mayAsk(socket: Socket): boolean {
    if (this.#waiting && !this.#waiting.socket.destroyed) return false;
    if (this.#replying) return this.#replying === socket;
    return this.#stage === 'Started' || this.#stage === 'Ready' || this.#stage === 'ResponseSent';
  }

  #hand(response: ServerResponse, invocation: RuntimeInvocation): void {
    this.#stage = 'Running';
    this.#requestId = invocation.requestId;
    sendInvocation(response, invocation);
  }

  #initError(request: IncomingMessage, response: ServerResponse): void {
    if (this.#stage !== 'Started')
      return refuse(request, response, 403, transitionRefused(this.#stage, 'InitError'));
    this.#stage = 'InitError';
    readBody(request, {
      done: (body) => {
        this.#listeners.onInitError(body ?? TOO_LARGE.reply.payload);
        if (body) sendStatus(response, 202, 'OK');
        else sendStatus(response, TOO_LARGE.status, TOO_LARGE.word);
      },
      onBroken: () => (this.#stage = 'Started'),
    });
  }

  #reply(request: IncomingMessage, response: ServerResponse, requestId: string, isError: boolean): void {
    const stage = isError ? 'InvocationErrorResponse' : 'InvocationResponse';
    if (this.#stage !== 'Running')
      return refuse(request, response, 403, transitionRefused(this.#stage, stage));
    if (requestId !== this.#requestId) return refuse(request, response, 400, INVALID_REQUEST_ID);
    this.#stage = stage;
    this.#replying = request.socket;
    readBody(request, {
      done: (body) => {
        const refused = isStreaming(request) ? STREAMING : body ? undefined : TOO_LARGE;
        this.#replied(request, () => sendStatus(response, refused?.status ?? 202, refused?.word ?? 'OK'));
        this.#listeners.onReply(requestId, refused?.reply ?? { isError, payload: body as Buffer });
      },
      onBroken: () => {
        this.#replying = undefined;
        this.#stage = 'Running';
      },
    });
  }

  #replied({ socket }: IncomingMessage, acknowledge: () => void): void {
    this.#replying = undefined;
    this.#stage = this.#waiting ? 'Ready' : 'ResponseSent';
    // A runtime that has already asked for its next invocation does not wait for this.
    if (this.#waiting?.socket === socket) this.#delayedAcknowledgement = acknowledge;
    else acknowledge();
  }
}

function isStreaming({ headers }: IncomingMessage): boolean {
  return headers['lambda-runtime-function-response-mode'] === 'streaming';
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

function refuse(request: IncomingMessage, response: ServerResponse, status: number, body: object): void {
  discardBody(request);
  send(response, status, body);
}

function sendStatus(response: ServerResponse, status: number, word: string): void {
  send(response, status, { status: word });
}

function send(response: ServerResponse, status: number, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}
