import { confidenceHistogram } from '../charts/confidence-histogram.ts';
import { confidenceOverTime } from '../charts/confidence-over-time.ts';
import { confusionMatrix } from '../charts/confusion-matrix.ts';
import { driftBars } from '../charts/drift-bars.ts';
import { trainingCurves } from '../charts/training-curves.ts';
import { inferenceStatistics } from '../statistics/inference-statistics.ts';
import { renderPortrait } from './execution-portrait.ts';
import { renderExecutions } from './executions-table.ts';
import { renderGallery } from './gallery.ts';
import { html, type Html } from './html.ts';
import { card, renderPage, svg, wideSvg } from './page.ts';
import type { ReportData, ReportInference } from './report-data.ts';
import { renderTiles, tilesOf } from './tiles.ts';

/** One HTML page that needs nothing but itself: no script, no font, no other host. */
export function renderReport(data: ReportData): string {
  const { summary, inferences, executions } = data;
  const title = `Scones Unlimited: ${summary.classes.join(', ')}`;
  return renderPage(
    title,
    html`${renderHeader(data)} ${renderTiles(tilesOf(data))}
      <div class="cards">
        ${renderConfidence(data)} ${renderMatrix(data)} ${renderHistogram(data)}
        ${card('', 'Training', 'Accuracy and loss by epoch', wideSvg(trainingCurves(data.epochs, { width: 1120, height: 300 })))}
        ${renderDrift(data)}
        ${card('', 'Misclassified pictures', 'What the model took them for, the surest mistakes first', renderGallery(inferences))}
        ${card('', 'Executions', 'Those that failed unasked, then the slowest', renderExecutions(executions))}
        ${data.portraits.map((portrait) => card('', portrait.title, portrait.name, renderPortrait(portrait)))}
      </div>
      <footer>
        ${summary.captured} inferences captured${namelessNote(inferences)}. The whole run took
        ${summary.totalSeconds.toFixed(1)} s.
      </footer>`,
  );
}

function renderHeader({ summary, generatedAt, threshold }: ReportData): Html {
  const when = new Date(generatedAt).toISOString();
  const chips = [
    `data set ${summary.dataset}`,
    `${summary.trainImages} training pictures`,
    `threshold ${threshold}`,
    `seed ${summary.seed}`,
  ];
  return html`<header>
    <div>
      <h1>${headline(summary.classes)}</h1>
      <p>Workflow report, <time datetime="${when}">${when.slice(0, 16).replace('T', ' ')} UTC</time></p>
    </div>
    <ul class="chips">
      ${chips.map((chip) => html`<li>${chip}</li>`)}
    </ul>
  </header>`;
}

function renderConfidence({ inferences, threshold }: ReportData): Html {
  const note = 'Every answer of the endpoint, with pictures of some that it was not sure enough of';
  return card(
    '',
    'Confidence over time',
    note,
    wideSvg(confidenceOverTime(inferences, threshold, { width: 1120, height: 460 })),
  );
}

function renderMatrix({ summary }: ReportData): Html {
  const side = Math.max(360, 118 + 46 * summary.classes.length);
  const chart = confusionMatrix(summary.classes, summary.confusionMatrix, { width: side + 70, height: side });
  return card(
    'narrow',
    'Confusion matrix',
    'Rows are what pictures show, columns what the model says',
    svg(chart),
  );
}

function renderHistogram({ inferences, threshold }: ReportData): Html {
  const { histogram } = inferenceStatistics(inferences, { threshold, bins: 50 });
  const chart = confidenceHistogram(histogram, threshold, { width: 620, height: 360 });
  return card('wide', 'How sure the model is', 'Answers by their confidence', svg(chart));
}

function renderDrift({ drift }: ReportData): Html {
  const note = 'Population stability index of what the endpoint sees now, against the baseline';
  const missing = html`<p class="quiet">No baseline to compare with.</p>`;
  if (!drift) return card('', 'Drift', note, missing);
  const height = 80 + 46 * Math.max(1, drift.features.length);
  return card('', `Drift: ${drift.verdict}`, note, wideSvg(driftBars(drift, { width: 1120, height })));
}

/** A capture without its picture's key counts in every chart, but nobody can say what it should have shown. */
function namelessNote(inferences: readonly ReportInference[]): string {
  const nameless = inferences.filter(({ name }) => name === undefined).length;
  return nameless === 0 ? '' : `, ${nameless} of them nameless, since no picture's key came with them`;
}

function headline(classes: readonly string[]): string {
  const question = `${classes.join(', ').replace(/, ([^,]*)$/, ' or $1')}?`.replaceAll('_', ' ');
  return question.charAt(0).toUpperCase() + question.slice(1);
}
