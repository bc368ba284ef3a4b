import type { Clock } from '@scones/deterministic';
import { type FunctionRecord, runtimeVersionArn } from '../functions/function-record.ts';
import { runtimeFacts } from '../functions/runtimes.ts';
import { isKept, type JsonLogging, type SystemLevel } from '../sandbox/log-level.ts';
import { runtimeNote } from '../sandbox/runtime-clients.ts';
import type { Outcome } from '../sandbox/outcome.ts';
import type { Initialisation } from '../sandbox/sandbox.ts';
import type { InitPhase } from '../sandbox/sandbox-start.ts';
import type { PlatformLines } from './platform-lines.ts';
import { billedMilliseconds, type ReportFields } from './report-line.ts';

type PlatformEvent = readonly [level: SystemLevel, type: string, record: object];

/**
 * Which event has which level: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html;
 * what is in it: https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
export function jsonPlatformLines(
  record: FunctionRecord,
  { systemLevel }: JsonLogging,
  clock: Clock,
): PlatformLines {
  const time = (): string => new Date(clock.now()).toISOString();
  const lines = (...events: readonly PlatformEvent[]): string[] =>
    events
      .filter(([level]) => isKept(level, systemLevel))
      .map(([, type, of]) => JSON.stringify({ time: time(), type: `platform.${type}`, record: of }));
  return {
    starting: (client, log) => {
      const note = runtimeNote(record.runtime, client);
      const message = { timestamp: time(), level: 'INFO', message: note };
      return [
        ...lines(['INFO', 'initStart', initStart(record, log.stream)]),
        ...(note !== undefined && isKept('INFO', systemLevel) ? [JSON.stringify(message)] : []),
      ];
    },
    initialised: (initialisation, phase) => lines(...initEvents(initialisation, phase)),
    invoked: (requestId) =>
      lines(['INFO', 'start', { requestId, functionArn: record.arn, version: record.version }]),
    finished: (report) => lines(...endEvents(report)),
  };
}

const ON_DEMAND = { initializationType: 'on-demand' };

function initStart(record: FunctionRecord, instanceId: string): object {
  const { language, version } = runtimeFacts(record.runtime);
  return {
    ...ON_DEMAND,
    phase: 'init',
    runtimeVersion: `${language}:${version}`,
    runtimeVersionArn: runtimeVersionArn(record),
    functionName: record.name,
    functionVersion: record.version,
    instanceId,
    instanceMaxMemory: record.memoryMegabytes * 2 ** 20,
  };
}

function initEvents(initialisation: Initialisation, phase: InitPhase): PlatformEvent[] {
  const how = initialisation.kind === 'ready' ? SUCCESS : statusOf(initialisation.outcome(''), 'error');
  const level = how.status === 'success' ? 'DEBUG' : 'WARN';
  const metrics = { durationMs: rounded(initialisation.milliseconds) };
  return [
    [level, 'initRuntimeDone', { ...ON_DEMAND, phase, ...how }],
    [level, 'initReport', { ...ON_DEMAND, phase, ...how, metrics }],
  ];
}

function endEvents(report: ReportFields): PlatformEvent[] {
  const { requestId, outcome, initMilliseconds } = report;
  const how = statusOf(outcome, 'success');
  const isWell = how.status === 'success';
  const durationMs = rounded(report.milliseconds);
  const producedBytes = outcome.ending ? 0 : outcome.payload.length;
  const metrics = {
    durationMs,
    billedDurationMs: billedMilliseconds(report),
    memorySizeMB: report.memoryMegabytes,
    maxMemoryUsedMB: report.peakMegabytes,
    ...(initMilliseconds !== undefined && { initDurationMs: rounded(initMilliseconds) }),
  };
  return [
    [isWell ? 'DEBUG' : 'WARN', 'runtimeDone', { requestId, ...how, metrics: { durationMs, producedBytes } }],
    [isWell ? 'INFO' : 'WARN', 'report', { requestId, metrics, ...how }],
  ];
}

const SUCCESS = { status: 'success' };

/** As in `REPORT`, an error that a handler throws is no failure of the runtime. */
function statusOf(outcome: Outcome, otherwise: string): { status: string; errorType?: string } {
  if (outcome.ending === 'timeout') return { status: 'timeout' };
  const status = outcome.ending ?? otherwise;
  return { status, ...(status === 'error' && outcome.errorType && { errorType: outcome.errorType }) };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
