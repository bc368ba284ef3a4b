import { percent } from '../charts/scale.ts';
import { html, type Html } from './html.ts';
import type { ReportData } from './report-data.ts';

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly tone?: 'good' | 'bad';
}

/** The page's results, in a few numbers. */
export function renderTiles(tiles: readonly Tile[]): Html {
  return html`<section class="tiles" aria-label="Headline numbers">${tiles.map(renderTile)}</section>`;
}

function renderTile({ label, value, note, tone }: Tile): Html {
  return html`<div class="tile ${tone ?? ''}">
    <div class="label">${label}</div>
    <div class="value">${value}</div>
    <div class="note">${note}</div>
  </div>`;
}

/** The run in six numbers. */
export function tilesOf({ summary, threshold }: ReportData): Tile[] {
  const { succeeded, executions, accuracyAmongPassed, failedOtherwise } = summary;
  return [
    {
      label: 'Test accuracy',
      value: percent(summary.testAccuracy, 1),
      note: `${summary.testImages} test pictures, never seen before`,
    },
    {
      label: 'Accuracy, if passed',
      value: accuracyAmongPassed === null ? '–' : percent(accuracyAmongPassed, 1),
      note: `${succeeded} of ${executions} reached ${threshold}`,
    },
    {
      label: 'Below the threshold',
      value: String(summary.belowThreshold),
      note: `${percent(summary.belowThreshold / Math.max(1, executions), 1)} of executions, failed on purpose`,
    },
    {
      label: 'Failed otherwise',
      value: String(failedOtherwise),
      note: failedOtherwise === 0 ? 'nothing went wrong' : 'see the executions below',
      tone: failedOtherwise === 0 ? 'good' : 'bad',
    },
    {
      label: 'Training',
      value: `${summary.trainSeconds.toFixed(1)} s`,
      note: `${summary.epochs} epochs, ${Math.round(summary.imagesPerSecond)} pictures/s`,
    },
    {
      label: 'Execution, median',
      value: `${Math.round(summary.executionMillisP50)} ms`,
      note: `99 % within ${Math.round(summary.executionMillisP99)} ms; ${summary.executionsPerSecond.toFixed(1)} a second`,
    },
  ];
}
