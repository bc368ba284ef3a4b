import { durationText, STATUS_SIGNS, type TableRow } from '@scones/execution-view';
import { html, Html } from './html.ts';
import type { ExecutionPortrait } from './report-data.ts';

/** An execution's graph view and table view beside each other; below each other where the page is narrow. */
export function renderPortrait({ graph, rows }: ExecutionPortrait): Html {
  return html`<div class="portrait">
    <div class="graph">${new Html(graph)}</div>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th>Type</th>
            <th>Status</th>
            <th>Resource</th>
            <th class="number">Duration</th>
            <th class="time">Timeline</th>
            <th class="number">Started after</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(renderRow)}
        </tbody>
      </table>
    </div>
  </div>`;
}

function renderRow(row: TableRow): Html {
  const { name, depth, type, status, resource, durationMillis, startedAfter } = row;
  return html`<tr>
    <td style="padding-left:${depth * 16}px">${name}</td>
    <td>${type}</td>
    <td class="status ${status.replace(' ', '-')}">${STATUS_SIGNS[status]} ${status}</td>
    <td>${resource ?? '–'}</td>
    <td class="number">${durationText(durationMillis)}</td>
    <td class="time">${renderBar(row)}</td>
    <td class="number">${durationText(startedAfter)}</td>
  </tr>`;
}

/** The numbers beside it say the same, so that a screen reader passes it over. */
function renderBar({ from, to, status }: TableRow): Html {
  const [left, width] = [percent(Math.min(from, 0.99)), percent(to - from)];
  return html`<div class="timeline" aria-hidden="true">
    <div class="bar ${status.replace(' ', '-')}" style="left:${left};width:max(3px,${width})"></div>
  </div>`;
}

const percent = (share: number): string => `${(Math.max(share, 0) * 100).toFixed(2)}%`;
