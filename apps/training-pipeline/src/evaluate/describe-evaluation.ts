import type { Evaluation } from './evaluate.ts';

/** The evaluation for a reader. */
export function describeEvaluation(evaluation: Evaluation): string {
  const { executions, succeeded, belowThreshold, failedOtherwise, errors } = evaluation;
  return [
    `Accuracy ${percent(evaluation.accuracy)}, ${percent(evaluation.accuracyAmongPassed)} among the passed`,
    `${executions} executions: ${succeeded} passed, ${belowThreshold} below the threshold, ${failedOtherwise} failed otherwise`,
    `${evaluation.executionsPerSecond.toFixed(1)} executions/s, median ${evaluation.executionMillisP50} ms, 99 % within ${evaluation.executionMillisP99} ms`,
    ...confusionTable(evaluation),
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

const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`;
