import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entryFor, type NotSupported, type ServiceNames } from '@scones/emulator-core';
import { type AwsService, readAwsServices } from './aws-services.ts';

const workspace = join(import.meta.dirname, '../..');

export interface ServiceSupport {
  readonly title: string;
  readonly folder: string;
  /** In the credential scope of signatures. */
  readonly scope: string;
  /** Operations, by name, as AWS's clients have them. */
  readonly operations: readonly string[];
  readonly done: readonly string[];
  readonly notSupported: readonly NotSupported[];
}

/** The operations of AWS that each service of the emulator has. */
export function readServices(): Promise<ServiceSupport[]> {
  return Promise.all(readAwsServices().map(readService));
}

async function readService({ title, folder, clients }: AwsService): Promise<ServiceSupport> {
  const { operations } = await moduleOf<{ operations: object }>(folder, 'operations.ts');
  const { runtimeOperations = {} } = await moduleOf<{ runtimeOperations?: object }>(
    folder,
    'runtime-routes.ts',
  );
  const { NOT_SUPPORTED = [] } = await moduleOf<{ NOT_SUPPORTED?: readonly NotSupported[] }>(
    folder,
    'not-supported.ts',
  );
  const { names } = await tablesOf<{ names: ServiceNames }>(folder, 'service-names.ts');
  return {
    title,
    folder,
    scope: names.scope,
    operations: clients.flatMap(operationsOf).toSorted(),
    done: [...Object.keys(operations), ...Object.keys(runtimeOperations)].toSorted(),
    notSupported: NOT_SUPPORTED,
  };
}

/** The exports of a package's file of that name; empty where it has no such file. */
async function moduleOf<Module extends object>(
  folder: string,
  file: string,
): Promise<Partial<Module> & Module> {
  const path = sourceOf(folder, file);
  return (existsSync(path) ? await import(pathToFileURL(path).href) : {}) as Module;
}

/** A module that must exist. If it has moved, its import fails with its path. */
export async function tablesOf<Module extends object>(folder: string, file: string): Promise<Module> {
  return (await import(pathToFileURL(sourceOf(folder, file)).href)) as Module;
}

function sourceOf(folder: string, file: string): string {
  return join(workspace, 'packages', folder, 'src', file);
}

function operationsOf(client: object): string[] {
  return Object.keys(client).flatMap((name) => /^([A-Z]\w*)Command$/.exec(name)?.[1] ?? []);
}

export interface Refusal {
  readonly whats: readonly string[];
  readonly why: string;
  readonly operations: readonly string[];
}

/** Operations that are neither supported nor refused with a reason. */
export function unexplained({ operations, done, notSupported }: ServiceSupport): string[] {
  return operations.filter((name) => !done.includes(name) && entryFor(name, notSupported) === undefined);
}

/** The refusals, by their reason, with the operations that they cover. */
export function refusals(service: ServiceSupport): Refusal[] {
  const refused = service.operations.filter((name) => !service.done.includes(name));
  const reasons = new Map<string, Refusal>();
  for (const entry of service.notSupported) {
    const { whats = [], operations = [] } = reasons.get(entry.why) ?? {};
    const under = refused.filter((name) => entryFor(name, service.notSupported) === entry);
    reasons.set(entry.why, {
      why: entry.why,
      whats: isNames(entry.what, under) ? whats : [...whats, entry.what],
      operations: [...operations, ...under],
    });
  }
  return [...reasons.values()];
}

/** Whether the words are nothing but the operations' names. */
function isNames(what: string, operations: readonly string[]): boolean {
  return what.split(/, | and /).every((word) => operations.includes(word));
}
