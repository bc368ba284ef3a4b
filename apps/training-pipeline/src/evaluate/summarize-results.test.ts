import { describe, expect, it } from 'vitest';
import type { PictureResult } from './picture-result.ts';
import { summarizeResults } from './summarize-results.ts';

const result = (overrides: Partial<PictureResult>): PictureResult => ({
  key: 'test/a.png',
  label: 0,
  status: 'succeeded',
  probabilities: [0.99, 0.01],
  executionArn: 'arn',
  milliseconds: 10,
  stoppedAt: 0,
  error: undefined,
  cause: undefined,
  ...overrides,
});
const doubtful = { status: 'belowThreshold', error: 'ThresholdConfidenceNotMet' } as const;
const broken = {
  status: 'failedOtherwise',
  probabilities: undefined,
  error: 'NoSuchKey',
  cause: 'gone',
} as const;

describe('summarizeResults', () => {
  it('counts how executions ended', () => {
    const results = [result({}), result(doubtful), result(doubtful), result(broken)];
    expect(summarizeResults(results, 2)).toMatchObject({
      executions: 4,
      succeeded: 1,
      belowThreshold: 2,
      failedOtherwise: 1,
    });
  });

  it('counts a picture without an answer as wrong, and doubtful answers by what they say', () => {
    const results = [
      result({}),
      result({ ...doubtful, probabilities: [0.6, 0.4] }),
      result({ probabilities: [0.02, 0.98] }),
      result(broken),
    ];
    expect(summarizeResults(results, 2)).toMatchObject({ accuracy: 0.5, accuracyAmongPassed: 0.5 });
  });

  it('has true labels in rows and predicted ones in columns', () => {
    const results = [
      result({ label: 0 }),
      result({ label: 1 }),
      result({ label: 1, probabilities: [0.1, 0.9] }),
      result({ label: 1, ...broken }),
    ];
    expect(summarizeResults(results, 2).confusionMatrix).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('takes percentiles by nearest rank', () => {
    const results = Array.from({ length: 200 }, (_, index) => result({ milliseconds: 200 - index }));
    expect(summarizeResults(results, 2)).toMatchObject({ executionMillisP50: 100, executionMillisP99: 198 });
  });

  it('lists the failures other than the threshold, most frequent first', () => {
    const results = [result({ ...broken, error: 'Rare' }), result(broken), result(broken), result(doubtful)];
    expect(summarizeResults(results, 2).errors).toEqual([
      { error: 'NoSuchKey', cause: 'gone', count: 2 },
      { error: 'Rare', cause: 'gone', count: 1 },
    ]);
  });

  it('has zeros for no executions', () => {
    expect(summarizeResults([], 2)).toMatchObject({
      accuracy: 0,
      accuracyAmongPassed: 0,
      executionMillisP50: 0,
    });
  });
});
