import { SourceMap, type SourceMapPayload } from 'node:module';

/** Chrome's protocol, as far as tests need it: https://chromedevtools.github.io/devtools-protocol/v8/Debugger/ */
interface Stop {
  readonly reason: string;
  readonly data?: { readonly scriptId: string; readonly url: string; readonly sourceMapURL: string };
  readonly callFrames: readonly { readonly functionName: string; readonly location: Place }[];
}

interface Place {
  readonly scriptId: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** For tests: attaches as an editor does, which sets its breakpoints in the sources before any of them runs. */
export class Debugger implements Disposable {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string | number, (message: Message) => void>();
  #lastId = 0;
  #map: SourceMap | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      this.#waiting.get(message.id ?? message.method ?? '')?.(message);
    });
  }

  static async attach(address: string): Promise<Debugger> {
    const answer = await fetch(`http://${address}/json/list`);
    const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    const attached = new Debugger(socket);
    await attached.#send('Debugger.enable');
    await attached.#send('Runtime.enable');
    return attached;
  }

  /** Lets the process begin, up to where the bundle would, and sets a breakpoint there on a line of a source. */
  async breakAt(sourceUrl: string, line: number): Promise<void> {
    const instrumentation = 'beforeScriptWithSourceMapExecution';
    await this.#send('Debugger.setInstrumentationBreakpoint', { instrumentation });
    let stop = await this.#stopAfter('Runtime.runIfWaitingForDebugger');
    while (!stop.data?.url.endsWith('/index.mjs')) stop = await this.#stopAfter('Debugger.resume');
    const { scriptId, sourceMapURL } = stop.data;
    const payload = Buffer.from(sourceMapURL.slice(sourceMapURL.indexOf(',') + 1), 'base64').toString('utf8');
    this.#map = new SourceMap(JSON.parse(payload) as SourceMapPayload);
    const { scriptSource } = (await this.#send('Debugger.getScriptSource', { scriptId })) as {
      scriptSource: string;
    };
    const lineNumber = scriptSource.split('\n').findIndex((text, index) => {
      const place = this.#source({ scriptId, lineNumber: index, columnNumber: text.search(/\S|$/) });
      return place === `${sourceUrl}:${line}`;
    });
    await this.#send('Debugger.setBreakpoint', { location: { scriptId, lineNumber } });
  }

  /** Lets the function run until it is stopped, and tells where in the sources. */
  async nextStop(start = 'Debugger.resume'): Promise<string | undefined> {
    const { callFrames } = await this.#stopAfter(start);
    return this.#source(callFrames[0]?.location as Place);
  }

  async resume(): Promise<void> {
    await this.#send('Debugger.resume');
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  #source({ lineNumber, columnNumber }: Place): string | undefined {
    const entry = this.#map?.findEntry(lineNumber, columnNumber);
    return entry && 'originalSource' in entry
      ? `${entry.originalSource}:${entry.originalLine + 1}`
      : undefined;
  }

  async #stopAfter(method: string): Promise<Stop> {
    const stop = new Promise<Stop>((resolve) =>
      this.#waiting.set('Debugger.paused', ({ params }) => resolve(params as Stop)),
    );
    await this.#send(method);
    return stop;
  }

  #send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.#waiting.set(id, ({ result }) => resolve(result)));
  }
}
