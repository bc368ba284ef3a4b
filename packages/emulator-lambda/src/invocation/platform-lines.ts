import type { RuntimeClient } from '../sandbox/runtime-client.ts';
import type { Initialisation } from '../sandbox/sandbox.ts';
import type { InitPhase } from '../sandbox/sandbox-start.ts';
import type { SandboxLog } from '../sandbox/sandbox-log.ts';
import type { ReportFields } from './report-line.ts';

/** The lines that Lambda itself writes to a function's log, in the format of that function. */
export interface PlatformLines {
  /** Before a function is loaded. */
  starting(client: RuntimeClient, log: SandboxLog): string[];
  initialised(initialisation: Initialisation, phase: InitPhase): string[];
  invoked(requestId: string): string[];
  finished(report: ReportFields): string[];
}
