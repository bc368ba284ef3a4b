import { confidencePercent, percent } from '@scones/classifier-measures';
import type { Inference } from '../capture/inference.ts';
import { confidenceHistogram } from '../charts/confidence-histogram.ts';
import { confidenceOverTime } from '../charts/confidence-over-time.ts';
import { driftBars } from '../charts/drift-bars.ts';
import { makeBaseline, samplesOf } from '../drift/baseline.ts';
import { detectDrift, type DriftReport } from '../drift/detect-drift.ts';
import { inferenceStatistics, type InferenceStatistics } from '../statistics/inference-statistics.ts';
import { html, type Html } from './html.ts';
import { renderMeasures } from './measures-table.ts';
import { adaptiveSvg, card, renderPage } from './page.ts';
import { renderQuality } from './quality-cards.ts';
import { renderTiles, type Tile } from './tiles.ts';
import { type Judgement, renderWrongButPassed } from './wrong-but-passed.ts';

/** What a page about one endpoint is made from. */
export interface MonitorData {
  readonly endpointName: string;
  readonly classes: readonly string[];
  readonly threshold: number;
  /** By time. */
  readonly inferences: readonly Inference[];
  /** Milliseconds since the epoch. */
  readonly generatedAt: number;
  /** Of the answers about pictures whose class is known, where there are any. */
  readonly judgement?: Judgement;
}

/** The number of first answers, with which the later ones are compared. */
const FIRST_ANSWERS = 200;

/** How sure an endpoint is, and whether its later answers differ from its first ones. */
export function renderMonitor(data: MonitorData): string {
  const { endpointName, inferences, threshold, judgement } = data;
  const named = inferences.map((inference) => withName(inference));
  const statistics = inferenceStatistics(inferences, { threshold, bins: 50 });
  const first = inferences.slice(0, FIRST_ANSWERS);
  const drift = detectDrift(makeBaseline(samplesOf(first)), samplesOf(inferences.slice(FIRST_ANSWERS)));
  const driftHeight = 80 + 46 * Math.max(1, drift.features.length);
  return renderPage(
    `Monitor: ${endpointName}`,
    html`${renderHeader(data)}
      ${judgement && html`<div class="cards first">${renderWrongButPassed(judgement)}</div>`}
      ${renderTiles(tilesOf(statistics, drift))}
      <div class="cards">
        ${card(
          '',
          'Confidence over time',
          'Every answer of the endpoint, with pictures of some that it was not sure enough of',
          adaptiveSvg(
            (size) => confidenceOverTime(named, threshold, size),
            { width: 1120, height: 460 },
            400,
          ),
        )}
        ${card('narrow', 'Balance of the classes', 'Answers by class, of the first ones and since', renderBalance(data))}
        ${card(
          'wide',
          'How sure the model is',
          'Answers by their confidence',
          adaptiveSvg((size) => confidenceHistogram(statistics.histogram, threshold, size), {
            width: 620,
            height: 360,
          }),
        )}
        ${card(
          '',
          `Drift: ${drift.verdict}`,
          `Population stability index of the answers since, against the first ${first.length}`,
          adaptiveSvg((size) => driftBars(drift, size), { width: 1120, height: driftHeight }, driftHeight),
        )}
        ${judgement && renderMeasures(judgement.quality)} ${judgement && renderQuality(judgement)}
      </div>`,
  );
}

/** The Lambda that asks the endpoint sends the picture's key along. */
function withName(inference: Inference): Inference & { readonly name?: string } {
  const [name] = inference.customAttributes ?? [];
  return name === undefined ? inference : { ...inference, name };
}

function renderHeader({ endpointName, generatedAt, threshold }: MonitorData): Html {
  const when = new Date(generatedAt).toISOString();
  return html`<header>
    <div>
      <h1>${endpointName}</h1>
      <p>Endpoint monitor, <time datetime="${when}">${when.slice(0, 16).replace('T', ' ')} UTC</time></p>
    </div>
    <ul class="chips">
      <li>threshold ${threshold}</li>
    </ul>
  </header>`;
}

function tilesOf(statistics: InferenceStatistics, { verdict }: DriftReport): Tile[] {
  const { count, belowThreshold, shareBelowThreshold, confidence, threshold } = statistics;
  return [
    { label: 'Answers', value: String(count), note: 'captured' },
    {
      label: 'Below the threshold',
      value: String(belowThreshold),
      note: `${percent(shareBelowThreshold)} did not reach ${threshold}`,
    },
    {
      label: 'Confidence, median',
      value: confidence ? confidencePercent(confidence.p50, threshold) : '–',
      note: confidence
        ? `the lowest is ${confidencePercent(confidence.min, threshold)}`
        : 'nothing was captured',
    },
    {
      label: 'Drift',
      value: verdict,
      note: 'of the later answers against the first',
      ...(verdict === 'drifted' && { tone: 'bad' as const }),
      ...(verdict === 'shifting' && { tone: 'odd' as const }),
      ...(verdict === 'stable' && { tone: 'good' as const }),
    },
  ];
}

function renderBalance({ classes, inferences }: MonitorData): Html {
  const first = inferences.slice(0, FIRST_ANSWERS);
  const later = inferences.slice(FIRST_ANSWERS);
  const share = (answers: readonly Inference[], name: string): string => {
    const count = answers.filter(({ predictedLabel }) => predictedLabel === name).length;
    return answers.length === 0 ? '–' : `${percent(count / answers.length)} (${count})`;
  };
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Class</th>
        <th scope="col">First</th>
        <th scope="col">Since</th>
      </tr>
    </thead>
    <tbody>
      ${classes.map(
        (name) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${share(first, name)}</td>
            <td>${share(later, name)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
