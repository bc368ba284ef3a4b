import type { Clock, Random } from '@scones/deterministic';
import { type Identity, operationsOf } from '@scones/emulator-core';
import type { LambdaCollections } from './collections.ts';
import type { CodeStore } from './code/code-store.ts';
import { errors } from './errors.ts';
import { functionArn, functionNotFound, parseFunctionName } from './functions/function-name.ts';
import { type FunctionRecord, LATEST } from './functions/function-record.ts';
import type { EventQueue } from './invocation/event-queue.ts';
import type { Invoker } from './invocation/invoker.ts';
import type { RuntimeClients } from './sandbox/runtime-clients.ts';
import type { SandboxFleet } from './sandbox/sandbox-fleet.ts';

/** Where a function's code may be fetched from, if it isn't in the request. */
export interface ObjectPort {
  read(bucket: string, key: string, versionId: string | undefined): Promise<Uint8Array>;
}

/** The stores, the clock and the workers that the operations use. */
export interface LambdaContext extends LambdaCollections {
  readonly identity: Identity;
  /** All changes of the store or none. */
  readonly transaction: <R>(work: () => R) => R;
  readonly clock: Clock;
  readonly random: Random;
  readonly code: CodeStore;
  readonly objects: ObjectPort | undefined;
  readonly linkTo: (path: string) => string;
  readonly runtimeClients: RuntimeClients;
  readonly fleet: SandboxFleet;
  readonly invoker: Invoker;
  readonly events: EventQueue;
}

/** The function that a request names in any form, where the request can't mean a version. */
export const operation = operationsOf<LambdaContext>();

/** The function that a request names, in whichever form, where it can't mean one of its versions. */
export function findFunction(context: LambdaContext, text: string): FunctionRecord {
  const { name, qualifier = LATEST } = parseFunctionName(context.identity, text);
  if (qualifier !== LATEST) throw errors.InvalidParameterValueException.functionsOnly();
  const record = context.functions.get(name);
  if (!record) throw functionNotFound(functionArn(context.identity, name));
  return record;
}

/** Keeps a changed function under a new revision. */
export function putFunction(
  context: LambdaContext,
  record: Omit<FunctionRecord, 'revisionId' | 'lastModified'>,
): FunctionRecord {
  const stored = { ...record, revisionId: context.random.uuid(), lastModified: context.clock.now() };
  context.functions.put(record.name, stored);
  return stored;
}

/** Removes code that no function, version or layer uses any more. */
export async function releaseCode(context: LambdaContext, sha256: string): Promise<void> {
  if (!usedCode(context).has(sha256)) await context.code.delete(sha256);
}

/** The hashes of the code that functions, versions and layers have. */
export function usedCode(collections: LambdaCollections): ReadonlySet<string> {
  const functions = [...collections.functions.values(), ...collections.versions.values()];
  const layers = [...functions.flatMap((record) => record.layers ?? []), ...collections.layers.values()];
  return new Set([...functions, ...layers].map(({ code }) => code.sha256));
}
