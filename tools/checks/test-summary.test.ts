import { describe, expect, it } from 'vitest';
import needs from '../setup/test-needs.json' with { type: 'json' };
import { summaryOf } from '../setup/test-summary.mjs';

const test = (status: string, tags: string[] = [], fullName = 'a test') => ({ status, tags, fullName });

function report(...assertionResults: ReturnType<typeof test>[]) {
  const count = (status: string): number => assertionResults.filter((each) => each.status === status).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    testResults: [{ assertionResults }],
  };
}

describe('the end of npm test', () => {
  it('is one line where nothing was skipped', () => {
    const reports = [report(test('passed'), test('failed')), report(test('passed'))];
    expect(summaryOf(reports, needs)).toEqual(['2 tests passed, 1 failed, 0 skipped, in 2 projects.']);
  });

  it('says why tests were skipped, one line a reason over all projects, the most frequent first', () => {
    const reports = [
      report(test('skipped', ['chromium']), test('skipped', ['docker'])),
      report(test('skipped', ['docker']), test('passed', ['docker'])),
    ];
    expect(summaryOf(reports, needs)).toEqual([
      '1 tests passed, 0 failed, 3 skipped, in 2 projects.',
      '',
      'Skipped:',
      '  2 tests, since no Docker engine with compose answers',
      '  1 test, since Chromium is not installed',
    ]);
  });

  it('gives the reason of the test itself rather than that of the tests around it', () => {
    const [, , , line] = summaryOf([report(test('skipped', ['aws-cli', 'aws-cli-package']))], needs);
    expect(line).toContain('too old to package');
  });

  it('names a test that is skipped without a reason', () => {
    const [, , , line] = summaryOf([report(test('skipped', [], 'does it all'))], needs);
    expect(line).toBe('  1 test, since no reason is given by “does it all”');
  });
});
