import { mkdtemp, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { dieWithParent } from '@scones/child-programs';
import { type Clock, withDeadline } from '@scones/deterministic';
import type { FunctionRecord } from '../functions/function-record.ts';
import { runtimeFacts } from '../functions/runtimes.ts';
import type { Inspector } from './inspector.ts';
import { isKept, printedLevel } from './log-level.ts';
import { exitOutcome, type Outcome, outOfMemoryOutcome, timeoutOutcome } from './outcome.ts';
import { withPrivateTmp } from './private-tmp.ts';
import { processMemory } from './process-memory.ts';
import { RuntimeApi, type RuntimeInvocation, type RuntimeReply } from './runtime-api.ts';
import type { RuntimeClient } from './runtime-client.ts';
import type { RuntimeClients } from './runtime-clients.ts';
import { type FunctionCredentials, sandboxEnvironment } from './sandbox-environment.ts';
import type { SandboxLog } from './sandbox-log.ts';
import { SandboxProcess } from './sandbox-process.ts';

export interface SandboxHost {
  readonly clock: Clock;
  readonly region: string;
  readonly endpointUrl: () => string;
  readonly credentials: (roleArn: string, functionName: string) => FunctionCredentials;
  readonly runtimeClients: RuntimeClients;
  /** Where each sandbox gets a temporary folder of its own. */
  readonly temporaryRoot: string;
  /** Whether a sandbox sees that folder as `/tmp`, rather than by the name of `TMPDIR`. */
  readonly hasPrivateTmp: () => Promise<boolean>;
  /** With it, a process waits for a debugger, and no time runs out for as long as one is awaited or attached. */
  readonly inspector?: Inspector | undefined;
}

type InitialisationEnd =
  | { readonly kind: 'ready' }
  | { readonly kind: 'timeout' | 'failed'; readonly outcome: (requestId: string) => Outcome };

export type Initialisation = InitialisationEnd & { readonly milliseconds: number };

/** How often a busy process's memory is looked at. */
const WATCH_MILLISECONDS = 100;

/** A process that runs one function, one invocation at a time. */
export class Sandbox {
  readonly initialised: Promise<Initialisation>;
  readonly log: SandboxLog;
  readonly phase: InitPhase;
  readonly startedAt: number;
  readonly #host: SandboxHost;
  readonly #record: FunctionRecord;
  readonly #inspector: Inspector | undefined;
  readonly #temporaryFolder: string;
  readonly #api: RuntimeApi;
  readonly #process: SandboxProcess;
  #initialise: (end: InitialisationEnd) => void = () => undefined;
  #reply: ((reply: RuntimeReply) => void) | undefined;
  #requestId = '';
  #peakBytes = 0;
  #lookedAt = 0;
  #hasEnded = false;
  /** What the runtime has reported before it ended, being unable to load the function. */
  #initError: Buffer | undefined;
  /** Why we ended the process ourselves. */
  #fate: Outcome | undefined;

  private constructor(parts: SandboxParts) {
    this.#host = parts.host;
    this.#record = parts.record;
    this.#inspector = inspectorOf(parts);
    this.#api = parts.api;
    this.#temporaryFolder = parts.temporaryFolder;
    this.log = parts.log;
    this.phase = parts.phase;
    this.startedAt = parts.host.clock.now();
    this.initialised = this.#initialisation(parts.initLimitMilliseconds);
    this.#process = new SandboxProcess({
      command: parts.command,
      workingDirectory: parts.taskRoot,
      environment: sandboxEnvironment({
        ...parts,
        region: parts.host.region,
        ofRuntimeClient: parts.client.environment ?? {},
        endpointUrl: parts.host.endpointUrl(),
        credentials: parts.host.credentials(parts.record.roleArn, parts.record.name),
        runtimeApi: parts.api.address,
      }),
      onMessage: (message, level) => this.#tell(message, level),
    });
    void this.#process.ended.then((reason) => this.#onEnd(reason));
  }

  static async start(options: SandboxStart): Promise<Sandbox> {
    const temporaryFolder = await mkdtemp(join(options.host.temporaryRoot, 'sandbox-'));
    const surroundings = await inPlace(options, temporaryFolder);
    const api = await RuntimeApi.start({
      onReady: () => sandbox.#initialise({ kind: 'ready' }),
      onInitError: (payload) => (sandbox.#initError = payload),
      onReply: (requestId, reply) => {
        if (requestId === sandbox.#requestId) sandbox.#reply?.(reply);
      },
    });
    const sandbox = new Sandbox({ ...options, ...surroundings, temporaryFolder, api });
    return sandbox;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get peakMegabytes(): number {
    if (this.#host.clock.now() - this.#lookedAt > WATCH_MILLISECONDS) this.#lookAtMemory();
    return Math.ceil(this.#peakBytes / 2 ** 20);
  }

  /** Hands the invocation to the runtime and waits for its answer, its end or its time to be up. */
  async run(invocation: RuntimeInvocation): Promise<Outcome> {
    const { requestId, deadline } = invocation;
    const finished = new AbortController();
    this.#requestId = requestId;
    const replied = new Promise<RuntimeReply>((resolve) => (this.#reply = resolve));
    this.#api.deliver(invocation);
    try {
      const ended = (): Promise<Outcome> =>
        Promise.race([
          replied,
          this.#process.ended.then((reason) => this.#fate ?? exitOutcome(requestId, reason)),
          this.#watchMemory(requestId, finished.signal),
        ]);
      return await withDeadline(this.#host.clock, this.#timeUntil(deadline), ended, {
        whenLate: () => this.#end(timeoutOutcome(requestId, this.#record.timeoutSeconds)),
      });
    } finally {
      this.#reply = undefined;
      finished.abort(FINISHED);
      await this.#process.outputSoFar();
    }
  }

  async stop(): Promise<void> {
    this.#hasEnded = true;
    this.#process.kill();
    await this.#process.ended;
    await rm(this.#temporaryFolder, { recursive: true, force: true });
  }

  /** Ends the process when it takes more memory than the function has. */
  async #watchMemory(requestId: string, signal: AbortSignal): Promise<Outcome> {
    const limit = this.#record.memoryMegabytes * 2 ** 20;
    for (;;) {
      await this.#host.clock.sleep(WATCH_MILLISECONDS, signal).catch(ignoreFinished);
      if (signal.aborted) return new Promise(() => undefined);
      if (this.#lookAtMemory() > limit) return this.#end(outOfMemoryOutcome(requestId));
    }
  }

  /** How much of the time until then is left, but for what a debugger has taken since now. */
  #timeUntil(deadline: number): () => number {
    const { clock } = this.#host;
    const suspended = (): number => this.#inspector?.suspendedMilliseconds() ?? 0;
    const before = suspended();
    return () => deadline + suspended() - before - clock.now();
  }

  #tell(message: string, level = printedLevel(message)): void {
    const { jsonLogging } = this.#record;
    if (jsonLogging && !isKept(level, jsonLogging.applicationLevel)) return;
    if (!this.#inspector?.takes(message)) this.log.write(message);
  }

  async #end(outcome: Outcome): Promise<Outcome> {
    this.#fate = outcome;
    await this.stop();
    return outcome;
  }

  #lookAtMemory(): number {
    this.#lookedAt = this.#host.clock.now();
    const memory = this.#process.pid === undefined ? undefined : processMemory(this.#process.pid);
    this.#peakBytes = Math.max(this.#peakBytes, memory?.peakBytes ?? 0);
    return memory?.ownBytes ?? 0;
  }

  async #initialisation(limitMilliseconds: number): Promise<Initialisation> {
    const { clock } = this.#host;
    const loaded = new Promise<InitialisationEnd>((resolve) => (this.#initialise = resolve));
    const timeLeft = this.#timeUntil(this.startedAt + limitMilliseconds);
    const end = await withDeadline(clock, timeLeft, () => loaded, {
      whenLate: (): InitialisationEnd => {
        this.#process.kill();
        const outcome = (requestId: string): Outcome => timeoutOutcome(requestId, limitMilliseconds / 1000);
        return { kind: 'timeout', outcome };
      },
    });
    return { ...end, milliseconds: clock.now() - this.startedAt };
  }

  #onEnd(reason: string | undefined): void {
    this.#hasEnded = true;
    this.#api.close();
    this.#inspector?.processEnded();
    const initError = this.#initError;
    const outcome = (requestId: string): Outcome =>
      initError ? thrown(initError) : exitOutcome(requestId, reason);
    this.#initialise({ kind: 'failed', outcome });
  }
}

/** In whose time a sandbox starts: its own, or, where that was not enough, the invocation's. */
export type InitPhase = 'init' | 'invoke';

export interface SandboxStart {
  readonly phase: InitPhase;
  readonly host: SandboxHost;
  readonly record: FunctionRecord;
  readonly client: RuntimeClient;
  readonly taskRoot: string;
  /** The unpacked layers, the one that goes before the others first. */
  readonly layerFolders: readonly string[];
  readonly log: SandboxLog;
  readonly initLimitMilliseconds: number;
}

interface SandboxParts extends SandboxStart, Surroundings {
  readonly api: RuntimeApi;
  readonly temporaryFolder: string;
}

interface Surroundings {
  readonly command: readonly [file: string, ...values: string[]];
  readonly temporaryVariables: Readonly<Record<string, string>>;
}

/** It debugs Node alone. */
function inspectorOf({ host, record }: SandboxStart): Inspector | undefined {
  return runtimeFacts(record.runtime).language === 'nodejs' ? host.inspector : undefined;
}

/** The runtime's command, and how it finds its temporary folder. */
async function inPlace(options: SandboxStart, folder: string): Promise<Surroundings> {
  const { host, record, client, taskRoot, layerFolders } = options;
  const nodeOptions = [
    ...memoryOptions(record.memoryMegabytes),
    ...(inspectorOf(options)?.nodeOptions ?? []),
  ];
  const command = dieWithParent(client.command(nodeOptions));
  if (!(await host.hasPrivateTmp())) return { command, temporaryVariables: { TMPDIR: folder } };
  const reachable = [taskRoot, ...layerFolders, ...command.filter((value) => isAbsolute(value))];
  return { command: await withPrivateTmp({ folder, command, reachable }), temporaryVariables: {} };
}

const FINISHED = new Error('what was waited for has come');

function ignoreFinished(error: unknown): void {
  if (error !== FINISHED) throw error;
}

function thrown(payload: Buffer): Outcome {
  const { errorType } = JSON.parse(payload.toString('utf8')) as { errorType?: string };
  return { payload, isError: true, ending: 'error', ...(errorType && { errorType }) };
}

/** As AWS starts Node: nine tenths of the function's memory for old objects, a twentieth for young ones. */
function memoryOptions(memoryMegabytes: number): string[] {
  return [
    `--max-old-space-size=${Math.floor(memoryMegabytes * 0.9)}`,
    `--max-semi-space-size=${Math.max(1, Math.floor(memoryMegabytes * 0.05))}`,
  ];
}
