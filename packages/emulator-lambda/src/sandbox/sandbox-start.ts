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
  /** The root of the temporary folders, one for each sandbox. */
  readonly temporaryRoot: string;
  /** Whether a sandbox has a `/tmp` and a table of processes of its own, rather than a folder that `TMPDIR` names. */
  readonly isIsolated: () => Promise<boolean>;
  /** Makes a process wait for a debugger. No time runs out as long as one is awaited or attached. */
  readonly inspector?: Inspector | undefined;
}

/** The time in which a sandbox starts: its own, or the invocation's when its own was not enough. */
export type InitPhase = 'init' | 'invoke';

export interface SandboxStart {
  readonly phase: InitPhase;
  readonly host: SandboxHost;
  readonly record: FunctionRecord;
  readonly client: RuntimeClient;
  readonly taskRoot: string;
  /** The unpacked layers, the one with precedence first. */
  readonly layerFolders: readonly string[];
  readonly log: SandboxLog;
  readonly initLimitMilliseconds: number;
}

/** The debugger of a sandbox. It debugs Node only. */
export function inspectorOf({ host, record }: SandboxStart): Inspector | undefined {
  return runtimeFacts(record.runtime).language === 'nodejs' ? host.inspector : undefined;
}
