import { durationText, readCause } from '@scones/execution-view';
import type { ReadExecution } from '../read-execution.ts';
import type { Paint } from './palette.ts';
import type { ShownExecution } from './shown-execution.ts';
import { signed } from './signed.ts';
import { cutTo } from './text-width.ts';

/** The status, the name, and the reason for a failure: one line each. */
export function headlines(execution: ShownExecution, paint: Paint, columns: number): string[] {
  const { executionArn, view, now } = execution;
  const { status, startedAt, endedAt } = view.story;
  const [machine, name] = executionArn.split(':').slice(-2);
  const took = `${endedAt === undefined ? 'for' : 'after'} ${durationText((endedAt ?? now) - startedAt)}`;
  const since = new Date(startedAt).toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
  const failure = failureOf(execution);
  return [
    `${paint(`${signed(status)} ${took}`, status)}, started ${since}`,
    cutTo(`${name} of ${machine}`, columns),
    ...(failure === '' ? [] : [cutTo(failure, columns * 2)]),
  ];
}

/** The error of the execution itself. A Fail state has no event of its own with it. */
function failureOf({ view }: ReadExecution): string {
  const last = view.story.events.findLast(({ type }) => type.startsWith('Execution'));
  const { error, cause } = last?.details ?? {};
  return [error, typeof cause === 'string' ? readCause(cause).message : undefined]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(': ');
}
