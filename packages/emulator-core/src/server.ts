import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Random } from '@scones/deterministic';
import { AwsError, commonErrors } from './aws-error.ts';
import { EmulatorRequest } from './emulator-request.ts';
import type { EmulatedService, EmulatorResponse } from './service.ts';

interface ServerOptions {
  /** In the order in which they are asked; S3, which takes whatever is left, comes last. */
  readonly services: readonly EmulatedService[];
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly random: Random;
  /** Told of what went wrong inside the emulator, never of a client's own mistakes. */
  readonly onFault: (error: unknown, request: EmulatorRequest) => void;
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
  const server = createServer((raw, response) => {
    void answer(options, new EmulatorRequest(options.random.uuid(), raw), response);
  });
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 0;
  await listen(server, options.port, host);
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

/** A host for a URL: who listens on every address of the machine is reached over loopback. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(
  options: ServerOptions,
  request: EmulatorRequest,
  response: ServerResponse,
): Promise<void> {
  try {
    const service = await detect(options.services, request);
    if (!service)
      return await send(response, request, {
        status: 404,
        body: `No service of the emulator answers ${request.method} ${request.path}`,
      });
    let reply: EmulatorResponse;
    try {
      reply = await service.handle(request);
    } catch (error) {
      // The client broke off in the middle of its body: there is nobody to answer, and nothing is wrong here.
      if (error === request.raw.errored) return void response.destroy();
      if (!(error instanceof AwsError)) options.onFault(error, request);
      reply = service.renderError(
        error instanceof AwsError ? error : commonErrors.InternalFailure(request.id),
        request,
      );
    }
    await send(response, request, reply);
  } catch (error) {
    // The head may be out already, so that all that is left is to break the connection off.
    if (!isClientGone(error)) options.onFault(error, request);
    response.destroy();
  }
}

async function detect(
  services: readonly EmulatedService[],
  request: EmulatorRequest,
): Promise<EmulatedService | undefined> {
  for (const service of services) {
    const detected = service.detect(request);
    if (detected === true || (detected !== false && (await detected))) return service;
  }
  return undefined;
}

async function send(
  response: ServerResponse,
  request: EmulatorRequest,
  reply: EmulatorResponse,
): Promise<void> {
  response.writeHead(reply.status, { 'x-amzn-requestid': request.id, ...lengthOf(reply), ...reply.headers });
  if (reply.body instanceof Readable) await pipeline(reply.body, response);
  else end(response, reply.body);
  discardRest(request.raw);
}

/** Node sends a head and bytes by two writes, a head and a Latin-1 text by one: for small bodies half the cost. */
function end(response: ServerResponse, body: string | Uint8Array | undefined): void {
  if (body instanceof Uint8Array && body.length <= SMALL_BODY)
    response.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), 'latin1');
  else response.end(body);
}

const SMALL_BODY = 16 * 1024;

function lengthOf({ status, body }: EmulatorResponse): Record<string, number> {
  if (body instanceof Readable || status === 204 || status === 304) return {};
  return { 'content-length': body === undefined ? 0 : Buffer.byteLength(body) };
}

/** A connection can only be used again when what the client still sends of a refused body was taken. */
function discardRest(raw: IncomingMessage): void {
  if (!raw.readableEnded) raw.resume();
}

function isClientGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE';
}
