import { SourceMap, type SourceMapPayload } from 'node:module';
import { DebuggerClient } from '@scones/emulator-lambda/testing';

/** Chrome's protocol, as far as the tests need it: https://chromedevtools.github.io/devtools-protocol/v8/Debugger/ */
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

/** For tests: sets breakpoints in the sources before any of them runs, as an editor does. */
export class Debugger implements Disposable {
  readonly #client: DebuggerClient;
  #map: SourceMap | undefined;

  private constructor(client: DebuggerClient) {
    this.#client = client;
  }

  static async attach(address: string): Promise<Debugger> {
    const client = await DebuggerClient.attach(address);
    await client.send('Debugger.enable');
    await client.send('Runtime.enable');
    return new Debugger(client);
  }

  /** Lets the process run up to the start of the bundle, and sets a breakpoint on a line of a source. */
  async breakAt(sourceUrl: string, line: number): Promise<void> {
    const instrumentation = 'beforeScriptWithSourceMapExecution';
    await this.#client.send('Debugger.setInstrumentationBreakpoint', { instrumentation });
    let stop = await this.#stopAfter('Runtime.runIfWaitingForDebugger');
    while (!stop.data?.url.endsWith('/index.mjs')) stop = await this.#stopAfter('Debugger.resume');
    const { scriptId, sourceMapURL } = stop.data;
    const payload = Buffer.from(sourceMapURL.slice(sourceMapURL.indexOf(',') + 1), 'base64').toString('utf8');
    this.#map = new SourceMap(JSON.parse(payload) as SourceMapPayload);
    const { scriptSource } = (await this.#client.send('Debugger.getScriptSource', { scriptId })) as {
      scriptSource: string;
    };
    const lineNumber = scriptSource.split('\n').findIndex((text, index) => {
      const place = this.#source({ scriptId, lineNumber: index, columnNumber: text.search(/\S|$/) });
      return place === `${sourceUrl}:${line}`;
    });
    await this.#client.send('Debugger.setBreakpoint', { location: { scriptId, lineNumber } });
  }

  /** Lets the function run until it stops, and returns the place in the sources. */
  async nextStop(start = 'Debugger.resume'): Promise<string | undefined> {
    const { callFrames } = await this.#stopAfter(start);
    return this.#source(callFrames[0]?.location as Place);
  }

  async resume(): Promise<void> {
    await this.#client.send('Debugger.resume');
  }

  [Symbol.dispose](): void {
    this.#client[Symbol.dispose]();
  }

  #source({ lineNumber, columnNumber }: Place): string | undefined {
    const entry = this.#map?.findEntry(lineNumber, columnNumber);
    return entry && 'originalSource' in entry
      ? `${entry.originalSource}:${entry.originalLine + 1}`
      : undefined;
  }

  async #stopAfter(method: string): Promise<Stop> {
    const stop = this.#client.event('Debugger.paused');
    await this.#client.send(method);
    return (await stop) as Stop;
  }
}
