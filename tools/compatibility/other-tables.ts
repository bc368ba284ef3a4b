import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tablesOf } from './services.ts';

export interface Row {
  readonly what: string;
  readonly why: string;
}

interface Integration {
  /** `lambda` */
  readonly service: string;
  /** `invoke` */
  readonly action: string;
  readonly patterns: readonly string[];
}

export interface OtherTables {
  readonly resourceTypes: readonly string[];
  readonly refusedTypes: readonly Row[];
  readonly integrations: readonly Integration[];
  readonly runtimes: readonly string[];
  readonly refusedRuntimes: readonly string[];
  readonly missingServices: readonly Row[];
}

/** Everything besides operations that is supported, from the code's own tables. */
export async function readOtherTables(): Promise<OtherTables> {
  const { RESOURCE_TYPES } = await tablesOf<{ RESOURCE_TYPES: object }>(
    'emulator-cloudformation',
    'resource-types.ts',
  );
  const { REFUSED_TYPES } = await tablesOf<{ REFUSED_TYPES: readonly (readonly [string, string])[] }>(
    'emulator-cloudformation',
    'resources/refused-types.ts',
  );
  const { RUNTIME_NAMES, RUNTIMES_OF_AWS } = await tablesOf<{
    RUNTIME_NAMES: readonly string[];
    RUNTIMES_OF_AWS: ReadonlySet<string>;
  }>('emulator-lambda', 'functions/runtimes.ts');
  return {
    resourceTypes: Object.keys(RESOURCE_TYPES).toSorted(),
    refusedTypes: REFUSED_TYPES.map(([what, why]) => ({ what, why })),
    integrations: await readIntegrations(),
    runtimes: RUNTIME_NAMES,
    refusedRuntimes: [...RUNTIMES_OF_AWS],
    missingServices: await readMissingServices(),
  };
}

interface Actions {
  readonly actions: Readonly<Record<string, { readonly patterns: readonly string[] }>>;
}

async function readIntegrations(): Promise<Integration[]> {
  const { INTEGRATIONS } = await tablesOf<{ INTEGRATIONS: Readonly<Record<string, Actions>> }>(
    'states-language',
    'tasks/index.ts',
  );
  const http = { actions: { invoke: { patterns: ['request'] } } };
  return Object.entries({ ...INTEGRATIONS, http }).flatMap(([service, { actions }]) =>
    Object.entries(actions).map(([action, { patterns }]) => ({ service, action, patterns })),
  );
}

async function readMissingServices(): Promise<Row[]> {
  const file = join(import.meta.dirname, '../../apps/emulator/src/missing-services.ts');
  const { MISSING_SERVICES } = (await import(pathToFileURL(file).href)) as {
    MISSING_SERVICES: Readonly<Record<string, string>>;
  };
  return Object.entries(MISSING_SERVICES).map(([what, why]) => ({ what, why }));
}
