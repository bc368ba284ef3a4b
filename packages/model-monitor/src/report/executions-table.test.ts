import { expect, it } from 'vitest';
import { renderExecutions } from './executions-table.ts';
import type { ReportExecution } from './report-data.ts';

const execution = (name: string, members: Partial<ReportExecution> = {}): ReportExecution => ({
  name,
  status: 'SUCCEEDED',
  millis: 10,
  ...members,
});
const failed = (name: string, error: string, millis = 10): ReportExecution =>
  execution(name, { status: 'FAILED', error, cause: 'why', millis });

/** The names in the table, in order. */
const namesIn = (executions: readonly ReportExecution[]): string[] =>
  [...renderExecutions(executions).markup.matchAll(/class="name">([^<]*)</g)].map(([, name = '']) => name);

it('shows what failed before what was slow', () => {
  const executions = [
    execution('slow', { millis: 900 }),
    failed('broken', 'Lambda.Unknown'),
    execution('fast'),
  ];
  expect(namesIn(executions)).toEqual(['broken', 'slow', 'fast']);
});

it('shows the ten slowest, and ten that failed', () => {
  const many = Array.from({ length: 30 }, (_, index) => execution(`s${index}`, { millis: index }));
  const broken = Array.from({ length: 30 }, (_, index) => failed(`f${index}`, 'E', index));
  const names = namesIn([...many, ...broken]);
  expect(names.slice(0, 10)).toEqual(
    broken
      .slice(20)
      .map(({ name }) => name)
      .reverse(),
  );
  expect(names).toHaveLength(20);
  expect(new Set(names).size).toBe(20);
});

it.each(['THRESHOLD_CONFIDENCE_NOT_MET', 'ThresholdConfidenceNotMet'])('takes %s for no fault', (error) => {
  const { markup } = renderExecutions([failed('unsure', error)]);
  expect(markup).toContain('below threshold');
  expect(markup).not.toContain('why');
});

it('names the error and cause of a fault, escaped', () => {
  const { markup } = renderExecutions([failed('broken', '<Error>')]);
  expect(markup).toContain('<strong>&lt;Error&gt;</strong> why');
});

it('says of one that timed out that it did', () => {
  expect(renderExecutions([execution('late', { status: 'TIMED_OUT' })]).markup).toContain('>timed out<');
});

it('says so when there were none', () => {
  expect(renderExecutions([]).markup).toContain('No execution was started.');
});
