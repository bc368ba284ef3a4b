import { errorOf, type Outcome } from '../sandbox/outcome.ts';
import type { Initialisation } from '../sandbox/sandbox.ts';
import type { InitPhase } from '../sandbox/sandbox-start.ts';

export interface ReportFields {
  readonly requestId: string;
  readonly milliseconds: number;
  /** Present for a cold start. */
  readonly initMilliseconds?: number;
  readonly memoryMegabytes: number;
  readonly peakMegabytes: number;
  readonly outcome: Outcome;
}

/** The last line of an invocation's log, tab-separated: its duration and its memory. */
export function reportLine(fields: ReportFields): string {
  const { initMilliseconds, outcome } = fields;
  return [
    `REPORT RequestId: ${fields.requestId}`,
    `Duration: ${fields.milliseconds.toFixed(2)} ms`,
    `Billed Duration: ${billedMilliseconds(fields)} ms`,
    `Memory Size: ${fields.memoryMegabytes} MB`,
    `Max Memory Used: ${fields.peakMegabytes} MB`,
    ...(initMilliseconds === undefined ? [] : [`Init Duration: ${initMilliseconds.toFixed(2)} ms`]),
    ...(outcome.ending ? [`Status: ${outcome.ending}`] : []),
    ...(outcome.ending === 'error' ? [`Error Type: ${outcome.errorType}`] : []),
    '',
  ].join('\t');
}

export function billedMilliseconds({ milliseconds, initMilliseconds = 0 }: ReportFields): number {
  return Math.max(1, Math.ceil(milliseconds + initMilliseconds));
}

/** Says why a function could not be loaded. */
export function initReportLine(initialisation: Initialisation, phase: InitPhase): string {
  const duration = `INIT_REPORT Init Duration: ${initialisation.milliseconds.toFixed(2)} ms`;
  if (initialisation.kind === 'ready') return `${duration}\tPhase: ${phase}`;
  const { errorType } = initialisation.outcome('');
  const status =
    initialisation.kind === 'timeout' ? 'Status: timeout' : `Status: error\tError Type: ${errorType}`;
  return `${duration}\tPhase: ${phase}\t${status}`;
}

/** The line that Lambda itself writes of a sandbox that did not outlive its invocation. */
export function endingLine(requestId: string, outcome: Outcome, now: number): string {
  const { errorMessage = '' } = errorOf(outcome.payload);
  const [, reason = errorMessage] = errorMessage.split(' Error: ');
  if (outcome.ending === 'timeout') return `${new Date(now).toISOString()} ${requestId} ${reason}\n`;
  return `RequestId: ${requestId} Error: ${reason}\n${outcome.errorType}`;
}
