import type { Measured, Quality, SetQuality } from '../quality/quality-schema.ts';
import { html, type Html } from './html.ts';
import { plainRange, shareBetween, shareRange, shareText } from './number-words.ts';
import { card } from './page.ts';

interface Row {
  readonly name: string;
  readonly note: string;
  readonly measure: (set: SetQuality) => Measured | null;
  readonly isShare: boolean;
}

const ROWS: readonly Row[] = [
  { name: 'Accuracy', note: 'Wilson interval', measure: (set) => set.accuracy, isShare: true },
  {
    name: 'Right, of those that pass',
    note: 'Wilson interval',
    measure: (set) => set.accuracyAmongPassed,
    isShare: true,
  },
  { name: 'F1, mean of the classes', note: 'bootstrap', measure: (set) => set.macroF1, isShare: false },
  {
    name: 'Expected calibration error',
    note: 'ten bins of equal width; symmetric bootstrap, down to 0 where chance explains it',
    measure: (set) => set.expectedCalibrationError,
    isShare: false,
  },
  {
    name: 'The same before temperature scaling',
    note: 'ten bins of equal width; symmetric bootstrap, down to 0 where chance explains it',
    measure: (set) => set.expectedCalibrationErrorBefore,
    isShare: false,
  },
  { name: 'Loss', note: 'cross-entropy in nats; bootstrap', measure: (set) => set.logLoss, isShare: false },
  { name: 'Area under ROC', note: 'bootstrap', measure: (set) => set.rocArea, isShare: false },
  { name: 'Average precision', note: 'bootstrap', measure: (set) => set.averagePrecision, isShare: false },
];

/** Every measure with the set that it comes from, its interval, and the number of its pictures. */
export function renderMeasures(quality: Quality): Html {
  const { test, validation } = quality;
  const sets = validation ? [test, validation] : [test];
  const rows = ROWS.filter(({ measure }) => sets.some((set) => measure(set) !== null));
  return card(
    '',
    'How far these numbers reach',
    'Each with the set that it comes from, and its 95 % interval',
    html`<p class="words">${describeReach(quality)}</p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              ${sets.map(
                ({ set, pictures }) => html`<th scope="col" class="number">${set}, ${pictures} pictures</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) =>
                html`<tr>
                  <th scope="row">${row.name}<small>${row.note}</small></th>
                  ${sets.map((set) => renderCell(row, set))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  );
}

function renderCell({ measure, isShare }: Row, set: SetQuality): Html {
  const measured = measure(set);
  if (!measured || measured.value === null) return html`<td class="number">–</td>`;
  const value = isShare ? shareText(measured) : measured.value.toFixed(3);
  const range = isShare ? shareRange(measured) : plainRange(measured);
  const others = measured.pictures !== set.pictures && html`<small>of ${measured.pictures} pictures</small>`;
  return html`<td class="number">${value}<small>${range}</small>${others}</td>`;
}

/** Says in words how little a few hundred pictures tell. */
function describeReach({ test, validation }: Quality): string {
  const { accuracy, pictures } = test;
  const reach =
    accuracy.value === null
      ? 'There are no test pictures to judge by.'
      : `${shareText(accuracy)} of the ${pictures} test pictures are recognised. That puts the accuracy ` +
        `${shareBetween(accuracy)}, nineteen times out of twenty. Another model whose accuracy on ${pictures} pictures lies within these bounds is not ` +
        'shown to be better or worse.';
  const chosen = validation
    ? ` The temperature was fitted on the ${validation.pictures} validation pictures, so that their numbers flatter the model; the test pictures had no part in it.`
    : ' No record of the model’s answers to its validation pictures is at hand.';
  return reach + chosen;
}
