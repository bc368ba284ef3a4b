import { type PictureResult, predictedLabel, type PictureStatus } from './picture-result.ts';

export interface EvaluationSummary {
  readonly executions: number;
  readonly succeeded: number;
  readonly belowThreshold: number;
  readonly failedOtherwise: number;
  /** The share of all pictures; one without an answer counts as wrong. */
  readonly accuracy: number;
  /** The share of those that reached the threshold; 0 when none did. */
  readonly accuracyAmongPassed: number;
  /** Rows are true labels, columns predicted ones; pictures without an answer are in none. */
  readonly confusionMatrix: readonly (readonly number[])[];
  readonly executionMillisP50: number;
  readonly executionMillisP99: number;
  /** The distinct failures other than the threshold's, most frequent first. */
  readonly errors: readonly ExecutionError[];
}

export interface ExecutionError {
  readonly error: string;
  readonly cause: string | undefined;
  readonly count: number;
}

export function summarizeResults(results: readonly PictureResult[], classes: number): EvaluationSummary {
  const withStatus = (status: PictureStatus): PictureResult[] =>
    results.filter((result) => result.status === status);
  const passed = withStatus('succeeded');
  const millis = results.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    executions: results.length,
    succeeded: passed.length,
    belowThreshold: withStatus('belowThreshold').length,
    failedOtherwise: withStatus('failedOtherwise').length,
    accuracy: accuracyOf(results),
    accuracyAmongPassed: accuracyOf(passed),
    confusionMatrix: confusionMatrix(results, classes),
    executionMillisP50: percentile(millis, 0.5),
    executionMillisP99: percentile(millis, 0.99),
    errors: countErrors(withStatus('failedOtherwise')),
  };
}

function accuracyOf(results: readonly PictureResult[]): number {
  const right = results.filter((result) => predictedLabel(result) === result.label);
  return results.length === 0 ? 0 : right.length / results.length;
}

function confusionMatrix(results: readonly PictureResult[], classes: number): number[][] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const result of results) {
    const row = matrix[result.label];
    const predicted = predictedLabel(result);
    if (row && predicted !== undefined && predicted < classes) row[predicted] = (row[predicted] ?? 0) + 1;
  }
  return matrix;
}

/** The nearest rank, which is a measured value. */
function percentile(sorted: readonly number[], fraction: number): number {
  return sorted[Math.max(Math.ceil(sorted.length * fraction) - 1, 0)] ?? 0;
}

function countErrors(failed: readonly PictureResult[]): ExecutionError[] {
  const counts = new Map<string, ExecutionError>();
  for (const { error = 'unknown', cause } of failed) {
    const count = (counts.get(`${error}\n${cause}`)?.count ?? 0) + 1;
    counts.set(`${error}\n${cause}`, { error, cause, count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
