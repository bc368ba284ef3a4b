import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Random } from '@scones/deterministic';
import { AwsError, commonErrors } from './aws-error.ts';
import { crowdedConnections } from './crowded-connections.ts';
import { isOfDamage } from './damaged-state.ts';
import { diskFault } from './disk-fault.ts';
import { browserHeaders, preflightReply } from './cross-origin.ts';
import { EmulatorRequest } from './emulator-request.ts';
import { findService } from './find-service.ts';
import { machineLack } from './machine-lack.ts';
import { type Refusal, screen, type ScreeningPolicy } from './screen.ts';
import type { HttpService, EmulatorResponse } from './service.ts';

interface ServerOptions {
  /** In the order in which they are asked; S3, which takes whatever is left, comes last. */
  readonly services: readonly HttpService[];
  readonly host?: string;
  /** Host names by which the server is called, besides this machine's and AWS's. */
  readonly allowHosts?: readonly string[];
  /** Origins of web pages that may call it, besides its own. */
  readonly allowOrigins?: readonly string[];
  /** 0 takes any free port. */
  readonly port: number;
  /** More are answered with `ServiceUnavailable` and closed. By default there is no limit. */
  readonly mostConnections?: number;
  readonly random: Random;
  /** Receives each error inside the emulator, never a client's own mistakes. */
  readonly onFault: (error: unknown, request: EmulatorRequest) => void;
}

/** What a request is answered by. */
interface Serving extends Pick<ServerOptions, 'services' | 'onFault'> {
  readonly policy: ScreeningPolicy;
  readonly mostConnections: number;
  readonly isCrowded: (socket: Socket) => boolean;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Ends the open connections, then every service. */
  close(): Promise<void>;
}

/** Serves the services on one port. Rejects with the `listen` error (`EADDRINUSE`) when it can't. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  // The screening refuses a request without a Host header, in the service's words.
  const server = createServer({ requireHostHeader: false });
  const { mostConnections = Infinity } = options;
  const isCrowded = crowdedConnections(server, mostConnections);
  const serving: Serving = { ...options, policy: policyOf(options), mostConnections, isCrowded };
  const onRequest = (raw: IncomingMessage, response: ServerResponse): void => {
    void answer(serving, new EmulatorRequest(options.random.uuid(), raw, response), response);
  };
  server.on('request', onRequest);
  // An expectation that Node does not know changes nothing; its own answer would be no service's.
  server.on('checkExpectation', onRequest);
  server.on('clientError', refuseMalformed);
  // Without a listener Node ends a tunnel's connection and answers nothing.
  server.on('connect', (_raw, socket) => refuseMalformed(new Error('CONNECT'), socket));
  server.keepAliveTimeout = 65_000;
  // Clients are told of 65 seconds. On a busy machine one of them may use its connection later than it meant to.
  server.keepAliveTimeoutBuffer = 30_000;
  server.requestTimeout = 0;
  await listen(server, options, host);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${reachable(host)}:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      for (const service of options.services) await service.close?.();
    },
  };
}

/** The names of the address that the server listens on; an address that stands for all has none. */
function policyOf({ host, allowHosts = [], allowOrigins = [] }: ServerOptions): ScreeningPolicy {
  const listening = host === undefined || host === '0.0.0.0' || host === '::' ? [] : [host];
  const hosts = [...allowHosts, ...listening].map((name) => name.toLowerCase());
  return { hosts: new Set(hosts), origins: new Set(allowOrigins) };
}

/** A host for a URL: a server that listens on every address is reached over loopback. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Connections that wait to be taken are taken all at once: no more may wait than there is room for. */
const WAITING_CONNECTIONS = 511;

function listen(
  server: Server,
  { port, mostConnections = Infinity }: ServerOptions,
  host: string,
): Promise<void> {
  const backlog = Math.min(WAITING_CONNECTIONS, Math.ceil(mostConnections / 2));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(serving: Serving, request: EmulatorRequest, response: ServerResponse): Promise<void> {
  try {
    const reply = await replyTo(serving, request);
    // The client broke off in the middle of its body: there is nobody to answer, and nothing is wrong here.
    if (!reply) return void response.destroy();
    await send(response, request, reply, browserHeaders(request.raw, serving.policy.origins));
  } catch (error) {
    if (!isClientGone(error)) serving.onFault(error, request);
    // Once the head is out, all that is left is to break the connection off.
    if (response.headersSent) response.destroy();
    else if (response.socket) breakDown(response.socket);
    // The reply to an earlier request of the connection is still on its way.
    else response.once('socket', breakDown);
  }
}

const NO_ANSWER = 'The emulator has failed to answer. It says why on stderr.';

/** Writes past a response whose own head could not be written, and which is of no use any more. */
function breakDown(socket: Duplex): void {
  const head = `HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/plain\r\nContent-Length: ${NO_ANSWER.length}\r\n`;
  socket.end(`${head}Connection: close\r\n\r\n${NO_ANSWER}`);
}

/** What is no HTTP belongs to no service. The client reads S3's words for it. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [code, message] = MALFORMED[error.code ?? ''] ?? BAD_REQUEST;
  const body = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/xml\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
  socket.end(head + body);
}

type MalformedAnswer = readonly [code: string, message: string];

const BAD_REQUEST: MalformedAnswer = ['BadRequest', 'An error occurred when parsing the HTTP request.'];

const MALFORMED: Readonly<Record<string, MalformedAnswer>> = {
  HPE_HEADER_OVERFLOW: [
    'RequestHeaderSectionTooLarge',
    'Your request header section exceeds the maximum allowed size.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    'RequestTimeout',
    'Your socket connection to the server was not read from or written to within the timeout period.',
  ],
};

async function replyTo(serving: Serving, request: EmulatorRequest): Promise<EmulatorResponse | undefined> {
  const { policy, services } = serving;
  const refusal = screen(request.raw, policy);
  const preflight = refusal ? undefined : preflightReply(request.raw, policy.origins);
  if (preflight) return preflight;
  const found = findService(services, request);
  const service = found instanceof Promise ? await found : found;
  if (!service) return unanswered(request, refusal);
  if (refusal && !(refusal.isForPage && (await service.servesPage?.(request))))
    return service.renderError(commonErrors.AccessDeniedException({ reason: refusal.message }), request);
  if (serving.isCrowded(request.raw.socket)) return refuseCrowded(serving, service, request);
  return await handle(serving, service, request);
}

function refuseCrowded(
  { mostConnections: most }: Serving,
  service: HttpService,
  request: EmulatorRequest,
): EmulatorResponse {
  const reply = service.renderError(commonErrors.ServiceUnavailable.crowded({ most }), request);
  return { ...reply, headers: { ...reply.headers, connection: 'close' } };
}

function unanswered({ method, path }: EmulatorRequest, refusal: Refusal | undefined): EmulatorResponse {
  const headers = { 'content-type': 'text/plain' };
  if (refusal) return { status: 403, headers, body: refusal.message };
  return { status: 404, headers, body: `No service of the emulator answers ${method} ${path}` };
}

async function handle(
  { onFault }: Serving,
  service: HttpService,
  request: EmulatorRequest,
): Promise<EmulatorResponse | undefined> {
  try {
    return await service.handle(request);
  } catch (error) {
    if (error === request.raw.errored) return undefined;
    if (!(error instanceof AwsError)) onFault(error, request);
    return service.renderError(shownError(error, request), request);
  }
}

function shownError(error: unknown, { id: requestId }: EmulatorRequest): AwsError {
  if (error instanceof AwsError) return error;
  const reason = diskFault(error);
  if (reason !== undefined) return commonErrors.ServiceUnavailable.disk({ reason });
  const lack = machineLack(error);
  if (lack) return commonErrors.ServiceUnavailable.lack(lack);
  if (isOfDamage(error)) return commonErrors.InternalFailure.damaged({ reason: (error as Error).message });
  return commonErrors.InternalFailure.failed({ requestId });
}

async function send(
  response: ServerResponse,
  request: EmulatorRequest,
  reply: EmulatorResponse,
  forBrowser: OutgoingHttpHeaders,
): Promise<void> {
  // Node can't write a Content-Disposition that is not ASCII after a length. A reply with a length of its own therefore
  // keeps the order of its headers.
  const { status, headers, body } = reply;
  const length = headers?.['content-length'] === undefined ? lengthOf(reply) : undefined;
  const own = length === undefined ? undefined : { 'content-length': length };
  response.writeHead(status, { 'x-amzn-requestid': request.id, ...own, ...forBrowser, ...headers });
  if (body instanceof Readable)
    await sendStream(response, body, request.method === 'HEAD' ? undefined : headers);
  else end(response, body, length);
  discardRest(request.raw);
}

/** Rejects where the stream ends before the length that the head has promised: the client would wait for the rest. */
async function sendStream(
  response: ServerResponse,
  body: Readable,
  headers: OutgoingHttpHeaders | undefined,
): Promise<void> {
  let sent = 0;
  body.on('data', (chunk: Buffer) => (sent += chunk.length));
  await pipeline(body, response, { end: false });
  const promised = Number(headers?.['content-length'] ?? 0);
  if (sent < promised) throw new Error(`The body of the reply has ended after ${sent} of ${promised} bytes.`);
  response.end();
}

/** Node sends a head and bytes by two writes, a head and a Latin-1 text by one: for small bodies half the cost. */
function end(
  response: ServerResponse,
  body: string | Uint8Array | undefined,
  length: number | undefined,
): void {
  if (body instanceof Uint8Array && body.length <= SMALL_BODY)
    response.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), 'latin1');
  // A text as long as its bytes is ASCII, which is Latin-1 too.
  else if (typeof body === 'string' && body.length === length) response.end(body, 'latin1');
  else response.end(body);
}

const SMALL_BODY = 16 * 1024;

function lengthOf({ status, body }: EmulatorResponse): number | undefined {
  if (body instanceof Readable || status === 204 || status === 304) return undefined;
  return body === undefined ? 0 : Buffer.byteLength(body);
}

/** A connection can only be used again after the rest of a refused body has been read. */
function discardRest(raw: IncomingMessage): void {
  if (!raw.readableEnded) raw.resume();
}

function isClientGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
