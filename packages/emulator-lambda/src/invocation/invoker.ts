import type { Clock, Random } from '@scones/deterministic';
import { describeFailure } from '@scones/explained-error';
import type { CodeStore } from '../code/code-store.ts';
import { errors, type ThrottleReason } from '../errors.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { Outcome } from '../sandbox/outcome.ts';
import type { RuntimeInvocation } from '../sandbox/runtime-api.ts';
import type { RuntimeClient } from '../sandbox/runtime-client.ts';
import { RuntimeMissing } from '../sandbox/runtime-clients.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxHost } from '../sandbox/sandbox-start.ts';
import { fleetName, type Lease, type SandboxFleet } from '../sandbox/sandbox-fleet.ts';
import { type LogPort, SandboxLog } from '../sandbox/sandbox-log.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import type { MetricPort } from './invocation-metrics.ts';
import { linesOfFunction } from './lines-of-function.ts';

export interface Invocation {
  readonly requestId: string;
  /** The function as the caller has named it. */
  readonly functionArn: string;
  /** JSON. */
  readonly payload: Uint8Array;
  readonly clientContext?: string | undefined;
}

export interface InvocationResult extends Outcome {
  /** The last 4 KB of the invocation's log in base64. */
  readonly logTail: string;
}

interface InvokerOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly host: SandboxHost;
  readonly fleet: SandboxFleet;
  readonly code: CodeStore;
  readonly logs: LogPort;
  readonly accountConcurrency: number;
  readonly metrics?: MetricPort | undefined;
}

/** Runs functions, and writes AWS's own lines to their logs. */
export class Invoker {
  readonly #options: InvokerOptions;
  readonly #inFlight = new Map<string, number>();
  #totalInFlight = 0;

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  /** Rejects with `TooManyRequestsException` when the function or the account has no concurrency left. */
  async invoke(record: FunctionRecord, invocation: Invocation): Promise<InvocationResult> {
    this.#admit(record);
    try {
      const lease = await this.#lease(record);
      try {
        return await this.#runIn(lease, record, invocation);
      } finally {
        this.#options.fleet.release(lease);
      }
    } finally {
      this.#count(record.name, -1);
    }
  }

  #admit(record: FunctionRecord): void {
    const { reservedConcurrency = Infinity, name } = record;
    if ((this.#inFlight.get(name) ?? 0) >= reservedConcurrency)
      throw this.#throttled(name, 'ReservedFunctionConcurrentInvocationLimitExceeded');
    if (this.#totalInFlight >= this.#options.accountConcurrency)
      throw this.#throttled(name, 'ConcurrentInvocationLimitExceeded');
    this.#count(name, 1);
  }

  #throttled(name: string, reason: ThrottleReason): Error {
    this.#options.metrics?.(name, 'Throttles', 1);
    return errors.TooManyRequestsException(reason);
  }

  #count(name: string, change: number): void {
    const count = (this.#inFlight.get(name) ?? 0) + change;
    if (count === 0) this.#inFlight.delete(name);
    else this.#inFlight.set(name, count);
    this.#totalInFlight += change;
  }

  #lease(record: FunctionRecord): Promise<Lease> {
    const { fleet, host, code, logs, clock, random } = this.#options;
    return fleet.acquire(fleetName(record), async () => {
      const client = await this.#client(record);
      const log = new SandboxLog(logs, clock, record, random.uuid());
      return code.holding(codeOf(record), async () =>
        startSandbox({
          host,
          record,
          client,
          log,
          layerFolders: await layerFolders(code, record),
          taskRoot: await code.unpackedFolder(record.code),
        }),
      );
    });
  }

  async #client(record: FunctionRecord): Promise<RuntimeClient> {
    try {
      return await this.#options.host.runtimeClients.find(record.runtime);
    } catch (cause) {
      if (!(cause instanceof RuntimeMissing)) throw cause;
      throw errors.InvalidRuntimeException({ reason: describeFailure(cause) }, { cause });
    }
  }

  async #runIn(
    { sandbox, isCold }: Lease,
    record: FunctionRecord,
    invocation: Invocation,
  ): Promise<InvocationResult> {
    const { clock } = this.#options;
    const { requestId } = invocation;
    const initialisation = await sandbox.initialised;
    const lines = linesOfFunction(record, clock);
    if (isCold) sandbox.log.write(...lines.initialised(initialisation, sandbox.phase));
    sandbox.log.write(...lines.invoked(requestId));
    const start = sandbox.phase === 'invoke' && isCold ? sandbox.startedAt : clock.now();
    const outcome =
      initialisation.kind === 'ready'
        ? await sandbox.run(runtimeInvocation(record, invocation, start))
        : initialisation.outcome(requestId);
    return this.#finish(sandbox, record, requestId, outcome, {
      milliseconds: clock.now() - start,
      ...(isCold && sandbox.phase === 'init' && { initMilliseconds: initialisation.milliseconds }),
    });
  }

  #finish(
    sandbox: Sandbox,
    record: FunctionRecord,
    requestId: string,
    outcome: Outcome,
    times: { readonly milliseconds: number; readonly initMilliseconds?: number },
  ): InvocationResult {
    const { log } = sandbox;
    const { memoryMegabytes } = record;
    const report = { ...times, requestId, outcome, memoryMegabytes, peakMegabytes: sandbox.peakMegabytes };
    log.write(...linesOfFunction(record, this.#options.clock).finished(report));
    this.#measure(record.name, outcome.isError, times.milliseconds);
    return { ...outcome, logTail: log.takeTail() };
  }

  #measure(name: string, isError: boolean, milliseconds: number): void {
    const { metrics } = this.#options;
    metrics?.(name, 'Invocations', 1);
    metrics?.(name, 'Errors', Number(isError));
    metrics?.(name, 'Duration', milliseconds);
  }
}

function runtimeInvocation(record: FunctionRecord, invocation: Invocation, start: number): RuntimeInvocation {
  const { requestId, functionArn, payload, clientContext } = invocation;
  const digits = requestId.replaceAll('-', '');
  return {
    requestId,
    functionArn,
    deadline: start + record.timeoutSeconds * 1000,
    traceId: `Root=1-${Math.floor(start / 1000).toString(16)}-${digits.slice(0, 24)};Sampled=0`,
    ...(clientContext && { clientContext }),
    payload,
  };
}

/** The hashes of the function's code and its layers'. */
function codeOf({ code, layers = [] }: FunctionRecord): string[] {
  return [code, ...layers.map((layer) => layer.code)].map(({ sha256 }) => sha256);
}

/** The folder of the last layer comes first. */
async function layerFolders(code: CodeStore, { layers = [] }: FunctionRecord): Promise<string[]> {
  const folders = await Promise.all(layers.map((layer) => code.unpackedFolder(layer.code)));
  return folders.reverse();
}
