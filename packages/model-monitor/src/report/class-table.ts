import type { ClassQuality, SetQuality } from '../quality/quality-schema.ts';
import { html, type Html } from './html.ts';
import { shareRange, shareText } from './number-words.ts';
import { card } from './page.ts';

/** More than these are folded away: the others are the ones to look at. */
const MOST_OPEN = 12;

/** Precision, recall and F1 of each class, the least well recognised first. */
export function renderClasses({ classes, set, pictures }: SetQuality): Html {
  const sorted = [...classes].sort((a, b) => (a.f1 ?? 2) - (b.f1 ?? 2));
  const rest = sorted.slice(MOST_OPEN);
  return card(
    '',
    'By class',
    `${pictures} ${set} pictures, the least well recognised class first; with Wilson intervals`,
    html`${renderTable(sorted.slice(0, MOST_OPEN))}
    ${
      rest.length > 0 &&
      html`<details>
        <summary>${rest.length} more classes</summary>
        ${renderTable(rest)}
      </details>`
    }`,
  );
}

function renderTable(classes: readonly ClassQuality[]): Html {
  return html`<div class="scroll">
    <table class="stacks">
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col" class="number">Pictures</th>
          <th scope="col" class="number">Taken for it</th>
          <th scope="col" class="number">Precision</th>
          <th scope="col" class="number">Recall</th>
          <th scope="col" class="number">F1</th>
        </tr>
      </thead>
      <tbody>
        ${classes.map(renderRow)}
      </tbody>
    </table>
  </div>`;
}

function renderRow({ name, shown, predicted, precision, recall, f1 }: ClassQuality): Html {
  const cell = (heading: string, measured: ClassQuality['recall']): Html =>
    html`<td class="number" data-heading="${heading}">
      ${shareText(measured)}<small>${measured.value === null ? '' : shareRange(measured)}</small>
    </td>`;
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="number" data-heading="Pictures">${shown}</td>
    <td class="number" data-heading="Taken for it">${predicted}</td>
    ${cell('Precision', precision)}${cell('Recall', recall)}
    <td class="number" data-heading="F1">${f1 === null ? '–' : f1.toFixed(3)}</td>
  </tr>`;
}
