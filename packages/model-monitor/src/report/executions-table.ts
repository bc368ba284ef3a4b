import { html, type Html } from './html.ts';
import type { ReportExecution } from './report-data.ts';

const MOST_SHOWN = 10;

/** The errors of a refusal by the last Lambda. The workflow refuses on purpose, so they are no faults. */
const ON_PURPOSE = /THRESHOLD_CONFIDENCE_NOT_MET|ThresholdConfidenceNotMet/;

/** Executions that failed unasked, then the slowest. */
export function renderExecutions(executions: readonly ReportExecution[]): Html {
  const slowestFirst = [...executions].sort((a, b) => b.millis - a.millis);
  const failed = slowestFirst.filter((execution) => isFault(execution)).slice(0, MOST_SHOWN);
  const slowest = slowestFirst.filter((execution) => !failed.includes(execution)).slice(0, MOST_SHOWN);
  if (executions.length === 0) return html`<p class="quiet">No execution was started.</p>`;
  return html`<div class="scroll">
    <table class="stacks">
      <thead>
        <tr>
          <th>Execution</th>
          <th>Outcome</th>
          <th class="number">Duration</th>
          <th>Error</th>
        </tr>
      </thead>
      <tbody>
        ${[...failed, ...slowest].map(renderRow)}
      </tbody>
    </table>
  </div>`;
}

function renderRow(execution: ReportExecution): Html {
  const { name, status, millis, error, cause } = execution;
  const tone = status === 'SUCCEEDED' ? 'good' : isFault(execution) ? 'bad' : 'doubtful';
  return html`<tr>
    <td class="name">${name}</td>
    <td data-heading="Outcome"><span class="badge ${tone}">${outcomeOf(execution)}</span></td>
    <td class="number" data-heading="Duration">${Math.round(millis)} ms</td>
    <td class="cause">${error && isFault(execution) && html`<strong>${error}</strong> ${cause ?? ''}`}</td>
  </tr>`;
}

function isFault({ status, error, cause }: ReportExecution): boolean {
  return status !== 'SUCCEEDED' && !ON_PURPOSE.test(`${error ?? ''} ${cause ?? ''}`);
}

function outcomeOf(execution: ReportExecution): string {
  if (execution.status === 'SUCCEEDED') return 'passed';
  return isFault(execution) ? execution.status.toLowerCase().replace('_', ' ') : 'below threshold';
}
