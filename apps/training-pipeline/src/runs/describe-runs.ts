import { percent } from '@scones/classifier-measures';
import type { FoundRuns, Run } from './read-runs.ts';

const HEADS = [
  'run',
  'data',
  'seed',
  'epochs',
  'test accuracy',
  'calibration error',
  'passed, right',
  'what differs',
];

/** The runs as a table, with what differs between their settings, and the folders that are none. */
export function describeRuns({ runs, skipped }: FoundRuns): string {
  const differing = differingSettings(runs);
  const rows = [HEADS, ...runs.map((run) => rowOf(run, differing))];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    ...(runs.length === 0 ? ['There are no runs yet.'] : table),
    ...skipped.map(({ name, reason }) => `skipped ${name}: ${reason}`),
  ].join('\n');
}

function rowOf({ name, record, summary }: Run, differing: readonly string[]): string[] {
  const { accuracy, accuracyAmongPassed, expectedCalibrationError, passed, pictures } = summary.quality.test;
  const settings = settingsOf(record);
  return [
    name,
    record.dataHash.slice(0, 8),
    String(record.seed),
    String(summary.epochs),
    `${shareText(accuracy.value)} ${bounds(accuracy)} of ${pictures}`,
    expectedCalibrationError.value?.toFixed(3) ?? '–',
    `${passed} of ${pictures}, ${shareText(accuracyAmongPassed.value)}`,
    differing.map((setting) => `${setting}=${settings[setting] ?? 'none'}`).join(' '),
  ];
}

/** What has a column of its own is left out; the rest is what a person would change between two runs. */
const SHOWN_ALREADY = ['seed', 'epochs', 'report', 'port', 'exit'];

function settingsOf({ options, hyperparameters }: Run['record']): Readonly<Record<string, string>> {
  const texts = Object.entries(options).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const all = Object.entries({
    ...(Object.fromEntries(texts) as Record<string, string>),
    ...hyperparameters,
  });
  return Object.fromEntries(all.filter(([name]) => !SHOWN_ALREADY.includes(name)));
}

/** The settings that have not the same value in all runs. */
function differingSettings(runs: readonly Run[]): string[] {
  const settings = runs.map(({ record }) => settingsOf(record));
  const names = [...new Set(settings.flatMap((each) => Object.keys(each)))].sort();
  return names.filter((name) => new Set(settings.map((each) => each[name])).size > 1);
}

const shareText = (share: number | null): string => (share === null ? '–' : percent(share));

/** The 95 % interval, `(91.0–97.3)`: near 100 % it is not as wide above as below. */
function bounds({ low, high }: Run['summary']['quality']['test']['accuracy']): string {
  return low === null || high === null ? '' : `(${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`;
}
