import { confidenceHistogram } from '../charts/confidence-histogram.ts';
import { confidenceOverTime } from '../charts/confidence-over-time.ts';
import { driftBars } from '../charts/drift-bars.ts';
import { trainingCurves } from '../charts/training-curves.ts';
import { histogramOf } from '../statistics/histogram.ts';
import { renderPortrait } from './execution-portrait.ts';
import { renderExecutions } from './executions-table.ts';
import { html, type Html } from './html.ts';
import { renderMeasures } from './measures-table.ts';
import { adaptiveSvg, card, renderPage } from './page.ts';
import { renderQuality } from './quality-cards.ts';
import type { ReportData } from './report-data.ts';
import { renderTiles, tilesOf } from './tiles.ts';
import { renderWrongButPassed } from './wrong-but-passed.ts';

/** One HTML page that needs nothing but itself: no script, no font, no other host. Its worst news stand first. */
export function renderReport(data: ReportData): string {
  const { classes, executions, portraits, footer } = data;
  return renderPage(
    `Scones Unlimited: ${classes.join(', ')}`,
    html`${renderHeader(data)}
      <div class="cards first">${renderWrongButPassed(data)}</div>
      ${renderTiles(tilesOf(data))}
      <div class="cards">
        ${renderConfidence(data)} ${renderMeasures(data.quality)} ${renderHistogram(data)}
        ${renderQuality(data)} ${renderTraining(data)} ${renderDrift(data)}
        ${card('', 'Executions', 'Those that failed unasked, then the slowest', renderExecutions(executions))}
        ${portraits.map((portrait) => card('', portrait.title, portrait.name, renderPortrait(portrait)))}
      </div>
      <footer>${footer}</footer>`,
  );
}

function renderHeader({ classes, generatedAt, threshold, chips }: ReportData): Html {
  const when = new Date(generatedAt).toISOString();
  return html`<header>
    <div>
      <h1>${headline(classes)}</h1>
      <p>Workflow report, <time datetime="${when}">${when.slice(0, 16).replace('T', ' ')} UTC</time></p>
    </div>
    <ul class="chips">
      ${[...chips, `threshold ${threshold}`].map((chip) => html`<li>${chip}</li>`)}
    </ul>
  </header>`;
}

function renderConfidence({ inferences, threshold }: ReportData): Html {
  return card(
    '',
    'Confidence over time',
    `${inferences.length} answers about test pictures, with some that the model was not sure enough of`,
    adaptiveSvg((size) => confidenceOverTime(inferences, threshold, size), { width: 1120, height: 460 }, 400),
  );
}

function renderHistogram({ inferences, threshold }: ReportData): Html {
  const confidences = inferences.map(({ confidence }) => confidence);
  const histogram = histogramOf(confidences, 0, 1, 50);
  const chart = adaptiveSvg((size) => confidenceHistogram(histogram, threshold, size), {
    width: 540,
    height: 340,
  });
  const note = `${inferences.length} answers about test pictures, by their confidence`;
  return card('half', 'How sure the model is', note, chart);
}

function renderTraining({ training }: ReportData): Html | false {
  if (!training) return false;
  return card(
    '',
    'Training',
    'Accuracy and loss by epoch, on training pictures as they are varied and on validation pictures as they are',
    adaptiveSvg((size) => trainingCurves(training.epochs, size), { width: 1120, height: 300 }, 460),
  );
}

function renderDrift({ drift }: ReportData): Html {
  const note = 'Population stability index of what the endpoint sees now, against the baseline';
  const missing = html`<p class="quiet">No baseline to compare with.</p>`;
  if (!drift) return card('', 'Drift', note, missing);
  const height = 80 + 46 * Math.max(1, drift.features.length);
  return card(
    '',
    `Drift: ${drift.verdict}`,
    note,
    adaptiveSvg((size) => driftBars(drift, size), { width: 1120, height }, height),
  );
}

function headline(classes: readonly string[]): string {
  const named = classes.length > 6 ? [...classes.slice(0, 5), `${classes.length - 5} others`] : classes;
  const question = `${named.join(', ').replace(/, ([^,]*)$/, ' or $1')}?`.replaceAll('_', ' ');
  return question.charAt(0).toUpperCase() + question.slice(1);
}
