/**
 * Says how many tests ran, and why the others were skipped, one line a reason. A test that is skipped where something
 * is absent has a tag for it (`test-needs.json`). Of several tags, the innermost is the most exact.
 */
export function summaryOf(reports, needs) {
  const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
  const lines = [
    `${sum('numPassedTests')} tests passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped, in ${reports.length} projects.`,
  ];
  const skipped = reports.flatMap(skippedTests);
  if (skipped.length > 0) lines.push('', 'Skipped:', ...reasonsOf(skipped, needs));
  return lines;
}

function skippedTests({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending');
}

function reasonsOf(skipped, needs) {
  const descriptions = new Map(needs.map(({ name, description }) => [name, description]));
  const counts = new Map();
  for (const { tags = [], fullName } of skipped) {
    const reason = descriptions.get(tags.at(-1)) ?? `no reason is given by “${fullName}”`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, count], [, other]) => other - count)
    .map(([reason, count]) => `  ${count} ${count === 1 ? 'test, since' : 'tests, since'} ${reason}`);
}
