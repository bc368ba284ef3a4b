import { dataUri } from '../charts/insets.ts';
import { html, type Html } from './html.ts';
import type { ReportInference } from './report-data.ts';

const MOST_SHOWN = 48;

/** Pictures that were taken for something else, the surest mistakes first. */
export function renderGallery(inferences: readonly ReportInference[]): Html {
  const known = inferences.filter(({ expectedLabel }) => expectedLabel !== undefined);
  const wrong = known
    .filter(({ expectedLabel, predictedLabel }) => expectedLabel !== predictedLabel)
    .sort((a, b) => b.confidence - a.confidence);
  if (known.length === 0) return html`<p class="quiet">Nobody said what the captured pictures show.</p>`;
  if (wrong.length === 0) return html`<p class="quiet">None: every captured picture was recognised.</p>`;
  const rest = wrong.length - MOST_SHOWN;
  return html`<ul class="gallery">
      ${wrong.slice(0, MOST_SHOWN).map(renderMistake)}
    </ul>
    ${rest > 0 && html`<p class="quiet">and ${rest} more, less sure of themselves</p>`}`;
}

function renderMistake({
  image,
  name,
  eventId,
  expectedLabel,
  predictedLabel,
  confidence,
}: ReportInference): Html {
  const title = name ?? eventId;
  const picture = image
    ? html`<img
        src="${dataUri(image)}"
        width="96"
        height="96"
        alt="${title}"
        title="${title}"
        loading="lazy"
      />`
    : html`<div class="no-picture">not captured</div>`;
  return html`<li>
    ${picture}<strong>${predictedLabel} ${confidence.toFixed(2)}</strong><span>is a ${expectedLabel}</span>
  </li>`;
}
