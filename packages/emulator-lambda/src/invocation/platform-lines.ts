import type { Clock } from '@scones/deterministic';
import type { FunctionRecord } from '../function-record.ts';
import type { RuntimeClient } from '../sandbox/runtime-client.ts';
import { startLines } from '../sandbox/runtime-clients.ts';
import type { Initialisation, InitPhase } from '../sandbox/sandbox.ts';
import type { SandboxLog } from '../sandbox/sandbox-log.ts';
import { jsonPlatformLines } from './json-platform-lines.ts';
import { endingLine, initReportLine, type ReportFields, reportLine } from './report-line.ts';

/** What Lambda itself writes to a function's log, in the format of that function. */
export interface PlatformLines {
  /** Before a function is loaded. */
  starting(client: RuntimeClient, log: SandboxLog): string[];
  initialised(initialisation: Initialisation, phase: InitPhase): string[];
  invoked(requestId: string): string[];
  finished(report: ReportFields): string[];
}

export function platformLines(record: FunctionRecord, clock: Clock): PlatformLines {
  return record.jsonLogging
    ? jsonPlatformLines(record, record.jsonLogging, clock)
    : textPlatformLines(record, clock);
}

function textPlatformLines(record: FunctionRecord, clock: Clock): PlatformLines {
  return {
    starting: (client) => startLines(record.runtime, client),
    initialised: (initialisation, phase) =>
      initialisation.kind === 'ready' ? [] : [initReportLine(initialisation, phase)],
    invoked: (requestId) => [`START RequestId: ${requestId} Version: ${record.version}`],
    finished: (report) => [
      ...(report.outcome.ending ? [endingLine(report.requestId, report.outcome, clock.now())] : []),
      `END RequestId: ${report.requestId}`,
      reportLine(report),
    ],
  };
}
