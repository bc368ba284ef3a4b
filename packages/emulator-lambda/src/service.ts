import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  resourceTagValues,
  restJsonService,
  type Store,
} from '@scones/emulator-core';
import { access, unqualified } from './access.ts';
import { ACCOUNT_CONCURRENCY } from './account-limits.ts';
import { lambdaCollections } from './collections.ts';
import { CodeStore } from './code/code-store.ts';
import { eventInvokeTarget } from './event-invoke/event-invoke-config.ts';
import { EventQueue } from './invocation/event-queue.ts';
import { Invoker } from './invocation/invoker.ts';
import type { MetricPort } from './invocation/invocation-metrics.ts';
import { findFunction, type LambdaContext, type ObjectPort, usedCode } from './context.ts';
import type { DestinationRecord } from './invocation/destination-record.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { routes } from './routes.ts';
import type { Inspector } from './sandbox/inspector.ts';
import { policyText } from './permissions/policy-target.ts';
import { permitsIsolation } from './sandbox/isolation.ts';
import { ownRuntime, type RuntimeClient } from './sandbox/runtime-client.ts';
import { RuntimeClients } from './sandbox/runtime-clients.ts';
import type { SandboxHost } from './sandbox/sandbox-start.ts';
import type { FunctionCredentials } from './sandbox/sandbox-environment.ts';
import { findVersion, resolveFunction } from './versions/versions.ts';
import { SandboxFleet } from './sandbox/sandbox-fleet.ts';
import type { LogPort } from './sandbox/sandbox-log.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

/** Takes a report on an event, with the role of the function that was invoked. */
export type DestinationPort = (
  destination: string,
  record: DestinationRecord,
  roleArn: string,
) => Promise<void>;

export interface LambdaServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: Identity;
  /** For code and temporary files; made when it isn't there. */
  readonly folder: string;
  readonly logs: LogPort;
  /** Absent, nothing is counted. */
  readonly metrics?: MetricPort;
  /** Without it, code comes as `ZipFile` only. */
  readonly objects?: ObjectPort;
  /** The address that the functions' own AWS clients call; asked at each cold start. */
  readonly endpointUrl: () => string;
  /** The URL by which somebody without credentials may read what is at a URL of this service; by default that URL. */
  readonly linkTo?: ((url: string) => string) | undefined;
  /** The credentials that a function has; by default the emulator's own. */
  readonly credentials?: (roleArn: string, functionName: string) => FunctionCredentials;
  /** How many sandboxes there may be at a time. By default four a core, and at least sixteen. */
  readonly sandboxLimit?: number;
  readonly idleMilliseconds?: number;
  /** The command that starts Python 3, for the functions written in it: `python3` by default. */
  readonly python?: string | undefined;
  /** For functions written for Node; by default our own. */
  readonly runtimeClient?: RuntimeClient | undefined;
  /** Whether functions have a `/tmp` of their own; by default where the system permits it. */
  readonly isolation?: boolean;
  /** Has functions wait for a debugger; there is one process at a time then. */
  readonly inspector?: Inspector;
  /** Gets the error of each asynchronous invocation that was given up. */
  readonly onFault: (error: unknown) => void;
  /** Gives topics and event buses the report on an event; without it, only functions can be destinations. */
  readonly destinations?: DestinationPort;
}

const FIVE_MINUTES = 300_000;

/** AWS Lambda, its functions running as processes of this machine. */
export function lambdaService(options: LambdaServiceOptions): EmulatedService {
  const context = lambdaContext(options);
  return restJsonService({
    names,
    routes,
    operations,
    access,
    resourcePolicy: (resource) => (resource === '*' ? undefined : policyText(context, resource)),
    resourceContext: (resource) => resourceTagValues(findFunction(context, unqualified(resource)).tags),
    resourceKinds,
    notSupported: NOT_SUPPORTED,
    context,
    async close() {
      await Promise.all([context.events.close(), context.fleet.close()]);
      rmSync(join(options.folder, TEMPORARY), { recursive: true, force: true });
    },
  });
}

const TEMPORARY = 'sandboxes';

function lambdaContext(options: LambdaServiceOptions): LambdaContext {
  const { clock, random, identity, objects, endpointUrl, logs, metrics, linkTo = (url) => url } = options;
  const host = sandboxHost(options);
  const { runtimeClients } = host;
  const code = new CodeStore(join(options.folder, 'code'));
  const fleet = sandboxFleet(options);
  const accountConcurrency = ACCOUNT_CONCURRENCY;
  const invoker = new Invoker({ clock, random, host, fleet, code, logs, accountConcurrency, metrics });
  const collections = lambdaCollections(options.store);
  code.sweep(usedCode(collections));
  const context: LambdaContext = {
    ...collections,
    transaction: (work) => options.store.transaction(work),
    identity,
    clock,
    random,
    code,
    objects,
    linkTo: (path) => linkTo(`${endpointUrl()}${path}`),
    runtimeClients,
    fleet,
    invoker,
    events: eventQueue(options, () => context),
  };
  return context;
}

function sandboxFleet({
  clock,
  inspector,
  sandboxLimit,
  idleMilliseconds,
}: LambdaServiceOptions): SandboxFleet {
  return new SandboxFleet({
    clock,
    limit: inspector ? 1 : (sandboxLimit ?? Math.max(16, availableParallelism() * 4)),
    startLimit: availableParallelism(),
    idleMilliseconds: idleMilliseconds ?? FIVE_MINUTES,
  });
}

function eventQueue(
  { clock, onFault, destinations }: LambdaServiceOptions,
  context: () => LambdaContext,
): EventQueue {
  return new EventQueue({
    clock,
    onFault,
    async invoke({ name, version }, invocation) {
      const record = findVersion(context(), name, version);
      return record && (await context().invoker.invoke(record, invocation));
    },
    async tell(destination, report) {
      if (destination.includes(':lambda:')) return sendReport(context(), destination, report);
      const { roleArn } = resolveFunction(context(), report.requestContext.functionArn).record;
      return destinations?.(destination, report, roleArn);
    },
  });
}

/** Gives a function the report on another function's event as an event of its own. */
function sendReport(context: LambdaContext, destination: string, report: DestinationRecord): void {
  const { record, arn } = resolveFunction(context, destination);
  const payload = Buffer.from(JSON.stringify(report));
  const settings = context.eventInvokeConfigs.get(eventInvokeTarget(context, destination).key);
  context.events.add(record, { requestId: context.random.uuid(), functionArn: arn, payload }, settings);
}

function sandboxHost(options: LambdaServiceOptions): SandboxHost {
  const temporaryRoot = join(options.folder, TEMPORARY);
  // An emulator that was killed has left its folders here.
  rmSync(temporaryRoot, { recursive: true, force: true });
  mkdirSync(temporaryRoot, { recursive: true });
  let permitted: Promise<boolean> | undefined;
  const isIsolated = (): Promise<boolean> =>
    (permitted ??=
      options.isolation === undefined ? permitsIsolation(temporaryRoot) : Promise.resolve(options.isolation));
  const runtimeClients = new RuntimeClients({
    node: options.runtimeClient ?? ownRuntime(join(options.folder, 'compile-cache')),
    python: options.python ?? 'python3',
  });
  return {
    clock: options.clock,
    region: options.identity.region,
    endpointUrl: options.endpointUrl,
    credentials: options.credentials ?? (() => EMULATOR_CREDENTIALS),
    runtimeClients,
    temporaryRoot,
    isIsolated,
    inspector: options.inspector,
  };
}

const EMULATOR_CREDENTIALS: FunctionCredentials = {
  accessKeyId: 'ASIAEMULATOR00000000',
  secretAccessKey: 'emulator',
  sessionToken: 'emulator',
};
