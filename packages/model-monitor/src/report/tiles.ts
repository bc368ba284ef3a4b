import { percent } from '@scones/classifier-measures';
import { html, type Html } from './html.ts';
import { plainRange, shareRange, shareText } from './number-words.ts';
import type { ReportData } from './report-data.ts';

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly tone?: 'good' | 'bad' | 'odd';
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

/** The run in a few numbers, those about test pictures with their intervals. */
export function tilesOf({ quality: { test }, runs, training, threshold }: ReportData): Tile[] {
  const { failedOtherwise, belowThreshold, executions } = runs;
  return [
    {
      label: 'Test accuracy',
      value: shareText(test.accuracy),
      note: `${shareRange(test.accuracy)}; ${test.pictures} test pictures`,
    },
    {
      label: 'Accuracy, if passed',
      value: shareText(test.accuracyAmongPassed),
      note: `${shareRange(test.accuracyAmongPassed)}; ${test.passed} of ${test.pictures} test pictures reached ${threshold}`,
    },
    {
      label: 'Calibration error',
      value: test.expectedCalibrationError.value?.toFixed(3) ?? '–',
      note: `${plainRange(test.expectedCalibrationError)}; ${test.answered} test pictures, ten equal bins`,
    },
    {
      label: 'Below the threshold',
      value: String(belowThreshold),
      note: `${percent(belowThreshold / Math.max(1, executions))} of ${executions} executions, failed on purpose`,
    },
    {
      label: 'Failed otherwise',
      value: String(failedOtherwise),
      note: failedOtherwise === 0 ? 'nothing went wrong' : 'see the executions below',
      tone: failedOtherwise === 0 ? 'good' : 'bad',
    },
    ...(training ? [trainingTile(training)] : []),
    {
      label: 'Execution, median',
      value: `${Math.round(runs.executionMillisP50)} ms`,
      note: `99 % within ${Math.round(runs.executionMillisP99)} ms; ${runs.executionsPerSecond.toFixed(1)} a second`,
    },
  ];
}

function trainingTile({ epochs, seconds, imagesPerSecond }: NonNullable<ReportData['training']>): Tile {
  return {
    label: 'Training',
    value: `${seconds.toFixed(1)} s`,
    note: `${epochs.length} ${epochs.length === 1 ? 'epoch' : 'epochs'}, ${Math.round(imagesPerSecond)} pictures/s`,
  };
}
