import type { Clock } from '@scones/deterministic';
import type { FunctionRecord } from '../functions/function-record.ts';
import { startLines } from '../sandbox/runtime-clients.ts';
import { jsonPlatformLines } from './json-platform-lines.ts';
import type { PlatformLines } from './platform-lines.ts';
import { endingLine, initReportLine, reportLine } from './report-line.ts';

export function linesOfFunction(record: FunctionRecord, clock: Clock): PlatformLines {
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
