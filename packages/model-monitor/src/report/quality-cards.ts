import {
  answeredOnly,
  confusionCounts,
  coverageCurve,
  expectedCalibrationError,
  judge,
  passingAt,
  POSITIVE_CLASS,
  precisionRecallCurve,
  reliabilityBins,
  rocCurve,
} from '@scones/classifier-measures';
import { areaCurve } from '../charts/area-curve.ts';
import { confusionMatrix } from '../charts/confusion-matrix.ts';
import { coverageChart } from '../charts/coverage-chart.ts';
import type { Size } from '../charts/svg.ts';
import { reliabilityDiagram } from '../charts/reliability-diagram.ts';
import { renderClasses } from './class-table.ts';
import { renderGallery } from './gallery.ts';
import { html, type Html } from './html.ts';
import { adaptiveSvg, card, wideSvg } from './page.ts';
import { mistakesOf } from './test-answer.ts';
import type { Judgement } from './wrong-but-passed.ts';

const HALF = { width: 540, height: 340 };
const MOST_POINTS = 400;
/** The cells of more classes have no room on a narrow screen. */
const MOST_NARROW = 4;

/** What is known of a model whose answers' truth is known, all of it on the test pictures. */
export function renderQuality(judgement: Judgement): Html[] {
  return [
    renderReliability(judgement),
    renderCoverage(judgement),
    renderMatrix(judgement),
    ...renderTwoClasses(judgement),
    renderClasses(judgement.quality.test),
    renderRefused(judgement),
  ];
}

/** Larger classes make larger charts; above eight, the matrix has the page's width to itself. */
function renderMatrix({ classes, answers }: Judgement): Html {
  const cell = classes.length <= 12 ? 46 : classes.length <= 30 ? 30 : 12;
  const side = Math.max(360, 118 + cell * classes.length);
  const counts = confusionCounts(answers, classes.length);
  const draw = (size: Size): string => confusionMatrix(classes, counts, size);
  const wide = { width: side + 70, height: side };
  const isWide = classes.length > 8;
  const chart = classes.length <= MOST_NARROW ? adaptiveSvg(draw, wide) : wideSvg(draw(wide));
  const note = `${answers.length} test pictures: rows are what they show, columns what the model says`;
  return card(isWide ? '' : 'half', 'Confusion matrix', note, chart);
}

function renderReliability({ answers }: Judgement): Html {
  const judged = answeredOnly(answers).map(judge);
  const bins = reliabilityBins(judged);
  const error =
    judged.length === 0
      ? ''
      : `; the expected calibration error is ${expectedCalibrationError(judged).toFixed(3)}`;
  const note = `How often ${judged.length} test pictures are right where the model is about as sure, with the number in each bin${error}`;
  return card(
    'half',
    'Reliability',
    note,
    adaptiveSvg((size) => reliabilityDiagram(bins, size), HALF),
  );
}

function renderCoverage({ answers, threshold }: Judgement): Html {
  const judged = answers.map(judge);
  const coverage = {
    curve: coverageCurve(judged, MOST_POINTS),
    at: passingAt(judged, threshold),
    pictures: judged.length,
  };
  const note = `The fewer of the ${judged.length} test pictures pass, the more of them are right`;
  return card(
    'half',
    'Coverage against accuracy',
    note,
    adaptiveSvg((size) => coverageChart(coverage, size), HALF),
  );
}

/** The two curves of a detector, where there are two classes and pictures of both. */
function renderTwoClasses({ classes, answers }: Judgement): Html[] {
  const answered = answeredOnly(answers);
  const [roc, precisionRecall] = [rocCurve(answered), precisionRecallCurve(answered)];
  const [other, positive] = classes;
  if (classes.length !== 2 || !roc || !precisionRecall) return [];
  const base = answered.filter(({ label }) => label === POSITIVE_CLASS).length / answered.length;
  return [
    card(
      'half',
      'ROC',
      `${answered.length} test pictures: ${positive} found, against ${other} taken for it, at every threshold`,
      adaptiveSvg(
        (size) =>
          areaCurve(
            {
              ...roc,
              id: 'roc',
              title: 'Receiver operating characteristic',
              across: `${other} taken for ${positive}`,
              up: `${positive} found`,
              chance: [
                [0, 0],
                [1, 1],
              ],
            },
            size,
          ),
        HALF,
      ),
    ),
    card(
      'half',
      'Precision and recall',
      `${answered.length} test pictures: how many taken for ${positive} are one, against how many are found`,
      adaptiveSvg(
        (size) =>
          areaCurve(
            {
              ...precisionRecall,
              id: 'precision-recall',
              title: 'Precision and recall',
              across: `${positive} found`,
              up: `right, of those taken for ${positive}`,
              chance: [
                [0, base],
                [1, base],
              ],
            },
            size,
          ),
        HALF,
      ),
    ),
  ];
}

function renderRefused({ answers, threshold, classes }: Judgement): Html {
  const { refused } = mistakesOf(answers, threshold);
  return card(
    '',
    `Wrong and refused: ${refused.length}`,
    `Test pictures that the model took for something else, less sure than ${threshold}, the surest first`,
    refused.length === 0 ? html`<p class="quiet">None.</p>` : renderGallery(refused, { classes, threshold }),
  );
}
