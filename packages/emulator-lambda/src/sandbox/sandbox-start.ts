import type { Clock } from '@scones/deterministic';
import type { FunctionRecord } from '../functions/function-record.ts';
import { runtimeFacts } from '../functions/runtimes.ts';
import type { Inspector } from './inspector.ts';
import type { RuntimeClient } from './runtime-client.ts';
import type { RuntimeClients } from './runtime-clients.ts';
import type { FunctionCredentials } from './sandbox-environment.ts';
import type { SandboxLog } from './sandbox-log.ts';

/** The settings that every sandbox of the service is started with. */
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

/** The debugger of a sandbox: it debugs Node alone. */
export function inspectorOf({ host, record }: SandboxStart): Inspector | undefined {
  return runtimeFacts(record.runtime).language === 'nodejs' ? host.inspector : undefined;
}
