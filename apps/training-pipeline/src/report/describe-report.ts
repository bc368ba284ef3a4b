import type { ThresholdTarget } from '@scones/model-monitor';
import type { ReportedEvaluation } from './evaluate-with-report.ts';

/** Lines about the threshold that was chosen and the report that was written, where there are any. */
export function describeReport({ target, report }: ReportedEvaluation): string[] {
  return [
    ...(target ? [describeTarget(target)] : []),
    ...(report === undefined ? [] : [`Report: ${report}/index.html`]),
  ];
}

export function describeTarget({ accuracy, threshold, pictures, passed, right }: ThresholdTarget): string {
  return (
    `The workflow's threshold is ${threshold} now: of ${pictures} validation pictures ${passed} pass, and ${right} of those ` +
    `are right (${accuracy} was wanted). The next deployment sets its own again: npx nx deploy infra -- -c scones:threshold=${threshold}`
  );
}
