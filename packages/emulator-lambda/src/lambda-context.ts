import type { Clock, Random } from '@scones/deterministic';
import type { Collection, Identity } from '@scones/emulator-core';
import type { CodeStore } from './code/code-store.ts';
import { errors } from './errors.ts';
import { functionArn, parseFunctionName } from './function-name.ts';
import type { FunctionRecord } from './function-record.ts';
import type { EventQueue } from './invocation/event-queue.ts';
import type { Invoker } from './invocation/invoker.ts';
import type { RuntimeClients } from './sandbox/runtime-clients.ts';
import type { SandboxFleet } from './sandbox/sandbox-fleet.ts';

/** Where a function's code may be fetched from, if it isn't in the request. */
export interface ObjectPort {
  read(bucket: string, key: string, versionId: string | undefined): Promise<Uint8Array>;
}

/** What the operations work on. */
export interface LambdaContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly functions: Collection<FunctionRecord>;
  readonly code: CodeStore;
  readonly objects: ObjectPort | undefined;
  readonly endpointUrl: () => string;
  readonly runtimeClients: RuntimeClients;
  readonly fleet: SandboxFleet;
  readonly invoker: Invoker;
  readonly events: EventQueue;
}

/** The function that a request names, in whichever form. */
export function findFunction(context: LambdaContext, text: string, qualifier?: string): FunctionRecord {
  const name = parseFunctionName(context.identity, text, qualifier);
  const record = context.functions.get(name);
  if (!record) throw errors.ResourceNotFoundException(functionArn(context.identity, name));
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

/** Forgets code that no function has any more. */
export async function releaseCode(context: LambdaContext, sha256: string): Promise<void> {
  const isUsed = context.functions.values().some(({ code }) => code.sha256 === sha256);
  if (!isUsed) await context.code.delete(sha256);
}
