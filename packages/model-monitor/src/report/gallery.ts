import { confidenceText, judge } from '@scones/classifier-measures';
import { dataUri } from '../charts/insets.ts';
import { html, type Html } from './html.ts';
import { takenFor, type TestAnswer } from './test-answer.ts';

const MOST_IN_GALLERY = 48;

/** Pictures that were taken for something else, in the given order. */
export function renderGallery(
  mistakes: readonly TestAnswer[],
  { classes, threshold }: { readonly classes: readonly string[]; readonly threshold: number },
): Html {
  const rest = mistakes.length - MOST_IN_GALLERY;
  return html`<ul class="gallery">
      ${mistakes.slice(0, MOST_IN_GALLERY).map((mistake) => renderMistake(mistake, classes, threshold))}
    </ul>
    ${rest > 0 && html`<p class="quiet">and ${rest} more, less sure of themselves</p>`}`;
}

function renderMistake(mistake: TestAnswer, classes: readonly string[], threshold: number): Html {
  const { image, name, label } = mistake;
  const picture = image
    ? html`<img
        src="${dataUri(image)}"
        width="96"
        height="96"
        alt="${name}"
        title="${name}"
        loading="lazy"
      />`
    : html`<div class="no-picture">not at hand</div>`;
  const { confidence } = judge(mistake);
  return html`<li>
    ${picture}<strong>${takenFor(mistake, classes)} ${confidenceText(confidence, threshold)}</strong
    ><span>is a ${classes[label] ?? `class ${label}`}</span>
  </li>`;
}
