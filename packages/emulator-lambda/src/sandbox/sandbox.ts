import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withDeadline } from '@scones/deterministic';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { Inspector } from './inspector.ts';
import { isKept, printedLevel } from './log-level.ts';
import { MemoryWatch } from './memory-watch.ts';
import {
  exitOutcome,
  initErrorOutcome,
  type Outcome,
  outOfMemoryOutcome,
  timeoutOutcome,
} from './outcome.ts';
import { RuntimeApi, type RuntimeInvocation } from './runtime-api.ts';
import type { RuntimeReply } from './runtime-reply.ts';
import { runtimePid } from './runtime-pid.ts';
import { type SandboxCommand, sandboxCommand } from './sandbox-command.ts';
import { sandboxEnvironment } from './sandbox-environment.ts';
import type { SandboxLog } from './sandbox-log.ts';
import { SandboxProcess } from './sandbox-process.ts';
import { inspectorOf, type InitPhase, type SandboxHost, type SandboxStart } from './sandbox-start.ts';

type InitialisationEnd =
  | { readonly kind: 'ready' }
  | { readonly kind: 'timeout' | 'failed'; readonly outcome: (requestId: string) => Outcome };

export type Initialisation = InitialisationEnd & { readonly milliseconds: number };

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
  readonly #memory: MemoryWatch;
  #initialise: (end: InitialisationEnd) => void = () => undefined;
  #reply: ((reply: RuntimeReply) => void) | undefined;
  #requestId = '';
  #hasEnded = false;
  /** The error that the runtime has reported before it ended, when it could not load the function. */
  #initError: Buffer | undefined;
  /** Why we ended the process ourselves. */
  #fate: Outcome | undefined;

  private constructor({ start, api, temporaryFolder, command }: SandboxParts) {
    const { host, record } = start;
    this.#host = host;
    this.#record = record;
    this.#inspector = inspectorOf(start);
    this.#api = api;
    this.#temporaryFolder = temporaryFolder;
    this.log = start.log;
    this.phase = start.phase;
    this.startedAt = host.clock.now();
    this.initialised = this.#initialisation(start.initLimitMilliseconds);
    this.#process = new SandboxProcess({
      command: command.command,
      isIsolated: command.isIsolated,
      workingDirectory: start.taskRoot,
      environment: environmentOf(start, command.temporaryVariables, api.address),
      onMessage: (message, level) => this.#write(message, level),
    });
    this.#memory = new MemoryWatch(host.clock, () => runtimePid(this.#process.pid, command.isIsolated));
    void this.#process.ended.then((reason) => this.#onEnd(reason));
  }

  static async start(options: SandboxStart): Promise<Sandbox> {
    const { temporaryRoot } = options.host;
    await mkdir(temporaryRoot, { recursive: true });
    const temporaryFolder = await mkdtemp(join(temporaryRoot, 'sandbox-'));
    try {
      return await Sandbox.#startIn(temporaryFolder, options);
    } catch (error) {
      await rm(temporaryFolder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Rejects where no process could be started. */
  static async #startIn(temporaryFolder: string, options: SandboxStart): Promise<Sandbox> {
    const command = await sandboxCommand(options, temporaryFolder);
    const api = await RuntimeApi.start({
      onReady: () => sandbox.#initialise({ kind: 'ready' }),
      onInitError: (payload) => (sandbox.#initError = payload),
      onReply: (requestId, reply) => {
        if (requestId === sandbox.#requestId) sandbox.#reply?.(reply);
      },
    });
    const sandbox = new Sandbox({ start: options, api, temporaryFolder, command });
    await sandbox.#process.started();
    return sandbox;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get peakMegabytes(): number {
    return this.#memory.peakMegabytes;
  }

  /** Passes the invocation to the runtime and waits for its answer, its end or its time-out. */
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
    await this.#memory.exceeds(this.#record.memoryMegabytes, signal);
    return this.#end(outOfMemoryOutcome(requestId));
  }

  /** How much time is left until the deadline. Time that a debugger takes from now on does not count. */
  #timeUntil(deadline: number): () => number {
    const { clock } = this.#host;
    const suspended = (): number => this.#inspector?.suspendedMilliseconds() ?? 0;
    const before = suspended();
    return () => deadline + suspended() - before - clock.now();
  }

  #write(message: string, level = printedLevel(message)): void {
    const { jsonLogging } = this.#record;
    if (jsonLogging && !isKept(level, jsonLogging.applicationLevel)) return;
    if (!this.#inspector?.claims(message)) this.log.write(message);
  }

  async #end(outcome: Outcome): Promise<Outcome> {
    this.#fate = outcome;
    await this.stop();
    return outcome;
  }

  async #initialisation(limitMilliseconds: number): Promise<Initialisation> {
    const { clock } = this.#host;
    const loaded = new Promise<InitialisationEnd>((resolve) => (this.#initialise = resolve));
    const timeLeft = this.#timeUntil(this.startedAt + limitMilliseconds);
    const end = await withDeadline(clock, timeLeft, () => loaded, {
      whenLate: (): InitialisationEnd => {
        this.#process.kill();
        const initError = this.#initError;
        if (initError) return { kind: 'failed', outcome: () => initErrorOutcome(initError) };
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
      initError ? initErrorOutcome(initError) : exitOutcome(requestId, reason);
    this.#initialise({ kind: 'failed', outcome });
  }
}

interface SandboxParts {
  readonly start: SandboxStart;
  readonly api: RuntimeApi;
  readonly temporaryFolder: string;
  readonly command: SandboxCommand;
}

function environmentOf(
  { host, record, client, taskRoot, layerFolders, log }: SandboxStart,
  temporaryVariables: Readonly<Record<string, string>>,
  runtimeApi: string,
): Record<string, string> {
  return sandboxEnvironment({
    record,
    region: host.region,
    credentials: host.credentials(record.roleArn, record.name),
    endpointUrl: host.endpointUrl(),
    runtimeApi,
    taskRoot,
    layerFolders,
    temporaryVariables,
    ofRuntimeClient: client.environment ?? {},
    log,
  });
}

const FINISHED = new Error('the awaited answer has come');
