import {
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '@scones/deterministic';
import { screen } from '@scones/emulator-core';

interface InspectorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  /** Called when the first debugger has attached, and when the last has gone. */
  readonly onChange?: (isAttached: boolean) => void;
}

const LISTENING = /^Debugger listening on ws:\/\/127\.0\.0\.1:(\d+)\//;
/** The lines that Node itself writes about its inspector. */
const OWN_LINE =
  /^(Debugger (listening on|ending on|attached)|For help, see: https:\/\/nodejs\.org\/|Waiting for the debugger to )/;

/** A debugger is a program, or a page of the browser itself. Node checks only the host. */
const DEBUGGERS = {
  hosts: new Set<string>(),
  origins: new Set(['devtools://devtools']),
  webSockets: true,
};

/**
 * The port of this machine where debuggers find the process of a function, whichever process runs. It stands between
 * them to know when a debugger is attached, since no time runs out as long as one is.
 */
export class Inspector implements AsyncDisposable {
  /** The process waits for a debugger before it does anything. */
  readonly nodeOptions: readonly string[] = ['--inspect-wait=127.0.0.1:0'];
  readonly #options: InspectorOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  /** The port of the process's own inspector. */
  #target = Promise.withResolvers<number>();
  #attached = 0;
  #isAwaited = true;
  #suspendedSince: number;
  #suspendedBefore = 0;

  private constructor(options: InspectorOptions) {
    this.#options = options;
    this.#suspendedSince = options.clock.now();
    this.#server = createServer((request, response) => void this.#forward(request, response));
    this.#server.on('upgrade', (request, socket) => void this.#attach(request, socket));
  }

  /** Rejects when it may not listen on the port. */
  static async start(options: InspectorOptions): Promise<Inspector> {
    const inspector = new Inspector(options);
    await new Promise<void>((resolve, reject) => {
      inspector.#server.once('error', reject);
      inspector.#server.listen(options.port, '127.0.0.1', resolve);
    });
    return inspector;
  }

  /** The address at which a debugger attaches. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How long, in total, a debugger was awaited or attached. */
  suspendedMilliseconds(): number {
    const current = this.#isSuspended ? this.#options.clock.now() - this.#suspendedSince : 0;
    return this.#suspendedBefore + current;
  }

  /** Whether the process itself wrote the line about its inspector, and not the function in it. */
  claims(line: string): boolean {
    const [, port] = LISTENING.exec(line) ?? [];
    if (port !== undefined) this.#target.resolve(Number(port));
    return OWN_LINE.test(line);
  }

  /** From now on, the next process and its debugger are awaited. */
  processEnded(): void {
    this.#target = Promise.withResolvers();
    this.#change(() => (this.#isAwaited = true));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #isSuspended(): boolean {
    return this.#isAwaited || this.#attached > 0;
  }

  #change(change: () => void): void {
    const { clock } = this.#options;
    this.#suspendedBefore = this.suspendedMilliseconds();
    change();
    this.#suspendedSince = clock.now();
  }

  #count(change: 1 | -1): void {
    this.#change(() => {
      this.#attached += change;
      if (change > 0) this.#isAwaited = false;
    });
    if (this.#attached === Number(change > 0)) this.#options.onChange?.(change > 0);
  }

  /** Answers the requests before an attachment: which process there is, and which protocol. */
  async #forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (screen(request, DEBUGGERS)) return void response.writeHead(403).end();
    const upstream = await this.#ask(request);
    upstream.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.once('error', () => response.destroy());
    upstream.end();
  }

  async #attach(request: IncomingMessage, socket: Duplex): Promise<void> {
    this.#track(socket);
    if (screen(request, DEBUGGERS)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const upstream = await this.#ask(request);
    upstream.once('upgrade', (answer, target) => {
      this.#join(socket, target);
      socket.write(headOf(answer));
    });
    // Node refuses a wrong host name, or the inspector has gone.
    upstream.once('response', (answer) => socket.end(headOf(answer)));
    upstream.once('error', () => socket.destroy());
    upstream.end();
  }

  /** Sends the headers as they are: Node refuses a `Host` that a web page may have made up. */
  async #ask(request: IncomingMessage) {
    const { method, url: path, headers } = request;
    return httpRequest({ host: '127.0.0.1', port: await this.#target.promise, method, path, headers });
  }

  #join(socket: Duplex, target: Duplex): void {
    this.#track(target);
    this.#count(1);
    socket.pipe(target).pipe(socket);
    target.once('close', () => socket.destroy());
    socket.once('close', () => {
      target.destroy();
      this.#count(-1);
    });
  }

  #track(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // When either end breaks off, its `close` event ends the other.
    socket.on('error', () => socket.destroy());
  }
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const headers = Array.from({ length: rawHeaders.length / 2 }, (_, index) =>
    rawHeaders.slice(index * 2, index * 2 + 2).join(': '),
  );
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...headers, '', ''].join('\r\n');
}
