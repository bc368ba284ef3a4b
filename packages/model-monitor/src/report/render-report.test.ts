import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { renderReport } from './render-report.ts';
import type { ReportData, ReportInference } from './report-data.ts';
import { summarySchema, type Summary } from './summary-schema.ts';

const summary: Summary = {
  dataset: 'synthetic',
  classes: ['bicycle', 'motorcycle'],
  trainImages: 800,
  validationImages: 2,
  testImages: 4,
  seed: 1,
  epochs: 2,
  trainSeconds: 30.5,
  imagesPerSecond: 1000,
  testAccuracy: 0.75,
  confusionMatrix: [
    [2, 0],
    [1, 1],
  ],
  executions: 4,
  succeeded: 3,
  belowThreshold: 1,
  failedOtherwise: 0,
  accuracyAmongPassed: 1,
  executionsPerSecond: 40,
  executionMillisP50: 60,
  executionMillisP99: 180,
  captured: 4,
  totalSeconds: 50.4,
};

const inference = (index: number, change: Partial<ReportInference> = {}): ReportInference => ({
  eventId: `e-${index}`,
  time: Date.UTC(2026, 10, 23) + index,
  probabilities: [0.99, 0.01],
  predictedLabel: 'bicycle',
  expectedLabel: 'bicycle',
  confidence: 0.99,
  image: { contentType: 'image/png', base64: 'AAAA' },
  ...change,
});

const data: ReportData = {
  summary,
  generatedAt: Date.UTC(2026, 10, 23, 14, 5),
  threshold: 0.93,
  epochs: [{ epoch: 1, loss: 0.7, trainAccuracy: 0.6, validationAccuracy: 0.5 }],
  inferences: [
    inference(0),
    inference(1),
    inference(2, { expectedLabel: 'motorcycle', confidence: 0.6, name: 'odd-one' }),
  ],
  executions: [
    { name: 'run-1', status: 'SUCCEEDED', millis: 60 },
    {
      name: 'run-2',
      status: 'FAILED',
      millis: 90,
      error: 'ThresholdConfidenceNotMet',
      cause: 'THRESHOLD_CONFIDENCE_NOT_MET',
    },
  ],
  portraits: [],
};

it('needs nothing but itself: no script, no other host', () => {
  const page = renderReport(data);
  expect(page).toContain(`default-src 'none'`);
  expect(page).not.toMatch(/<script|<link|@import|url\(|(href|src)="(?!data:)/);
});

it('shows the headline numbers', () => {
  const page = renderReport(data);
  for (const part of [
    '75.0 %',
    '100.0 %',
    '30.5 s',
    '60 ms',
    '2026-11-23 14:05 UTC',
    'Bicycle or motorcycle?',
  ]) {
    expect(page).toContain(part);
  }
});

it('shows the pictures that were taken for something else, and only those', () => {
  const page = renderReport(data);
  expect(page.match(/<li>\s*<img/g)).toHaveLength(1);
  expect(page).toContain('alt="odd-one"');
  expect(page).toContain('is a motorcycle');
});

it('tells a refusal by the threshold from a fault', () => {
  expect(renderReport(data)).toContain('<span class="badge doubtful">below threshold</span>');
  const fault = {
    name: 'run-3',
    status: 'FAILED',
    millis: 10,
    error: 'Lambda.Unknown',
    cause: 'it died',
  } as const;
  const page = renderReport({ ...data, executions: [...data.executions, fault] });
  expect(page).toContain('<span class="badge bad">failed</span>');
  expect(page).toContain('it died');
  expect(page.indexOf('run-3')).toBeLessThan(page.indexOf('run-2'));
});

it('escapes text wherever it comes from', () => {
  const nasty = '<script>alert("x")</script>';
  const page = renderReport({
    ...data,
    summary: { ...summary, dataset: nasty, classes: [nasty, 'b'] },
    inferences: [
      inference(0, { name: nasty, predictedLabel: nasty, image: { contentType: nasty, base64: nasty } }),
    ],
    executions: [{ name: nasty, status: 'FAILED', millis: 1, error: nasty, cause: nasty }],
  });
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});

it('says in each part of the page when there is nothing to show', () => {
  const page = renderReport({
    ...data,
    epochs: [],
    inferences: [],
    executions: [],
    summary: { ...summary, accuracyAmongPassed: null },
  });
  for (const part of [
    'No epochs were recorded',
    'No inferences were captured',
    'No execution was started',
    'No baseline',
  ]) {
    expect(page).toContain(part);
  }
});

it('describes every key of the summary, here and in the README', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `(\w+)` +\| (.+?) +\|$/gm)].map(([, key, words]) => [key, words]);
  const described = Object.entries(summarySchema.shape).map(([key, schema]) => [key, schema.description]);
  expect(listed).toEqual(described);
  expect(summarySchema.parse(summary)).toEqual(summary);
  expect(() => summarySchema.parse({ ...summary, extra: 1 })).toThrow();
});

it('counts the captures that came without a name, and says nothing when there are none', () => {
  const named = inference(0, { name: 'test/a.png' });
  const footerOf = (inferences: readonly ReportInference[]) =>
    /<footer>([^]*)<\/footer>/.exec(renderReport({ ...data, inferences }))?.[1];
  expect(footerOf([named, inference(1), inference(2)])).toContain('captured, 2 of them nameless');
  expect(footerOf([named])).not.toContain('nameless');
});
