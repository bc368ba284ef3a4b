import { percent, wilsonInterval } from '@scones/classifier-measures';
import type { Evaluation } from './evaluate.ts';
import { MOST_TABLED_CLASSES, mostConfused } from './most-confused.ts';

/** The evaluation for a reader. */
export function describeEvaluation(evaluation: Evaluation): string {
  const { executions, succeeded, belowThreshold, failedOtherwise, errors } = evaluation;
  return [
    `Accuracy ${interval(evaluation.accuracy, executions)}, ${interval(evaluation.accuracyAmongPassed, succeeded)} among the passed`,
    `${executions} executions: ${succeeded} passed, ${belowThreshold} below the threshold, ${failedOtherwise} failed otherwise`,
    `${evaluation.executionsPerSecond.toFixed(1)} executions/s, median ${evaluation.executionMillisP50} ms, 99 % within ${evaluation.executionMillisP99} ms`,
    ...(evaluation.classes.length > MOST_TABLED_CLASSES
      ? mostConfused(evaluation)
      : confusionTable(evaluation)),
    ...errors.map(({ error, cause, count }) => `${count} × ${error}: ${cause ?? 'no cause given'}`),
  ].join('\n');
}

function confusionTable({ classes, confusionMatrix }: Evaluation): string[] {
  const width = Math.max(...classes.map((name) => name.length), 'true \\ predicted'.length) + 2;
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell) => String(cell).padEnd(width))
      .join('')
      .trimEnd();
  return [
    line(['true \\ predicted', ...classes]),
    ...confusionMatrix.map((row, label) => line([classes[label] ?? label, ...row])),
  ];
}

/** `97.5 % (94.3–98.9 %, of 200 pictures)` */
function interval(share: number, pictures: number): string {
  if (pictures === 0) return 'not known (of 0 pictures)';
  const { low, high } = wilsonInterval(Math.round(share * pictures), pictures);
  return `${percent(share)} (${(low * 100).toFixed(1)}–${percent(high)}, of ${pictures} pictures)`;
}
