import { makeMetricsRecord } from '@scones/classifier-measures';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { measureQuality } from '../quality/measure-quality.ts';
import { targetThreshold } from '../quality/target-threshold.ts';
import { renderReport } from './render-report.ts';
import type { ReportData } from './report-data.ts';
import { summarySchema, type Summary } from './summary-schema.ts';
import type { TestAnswer } from './test-answer.ts';

const classes = ['bicycle', 'motorcycle'];
const answer = (name: string, probability: number, label: number): TestAnswer => ({
  name,
  label,
  probabilities: [probability, 1 - probability],
  image: { contentType: 'image/png', base64: 'AAAA' },
});
const answers = [
  answer('sure', 0.99, 0),
  answer('surely-wrong', 0.97, 1),
  answer('doubtful', 0.6, 1),
  answer('right', 0.01, 1),
];
const record = makeMetricsRecord([answer('', 0.98, 0), answer('', 0.02, 1)], 2);
const judged = (some: readonly TestAnswer[]) => ({
  classes,
  threshold: 0.93,
  answers: some,
  quality: measureQuality({ classes, threshold: 0.93, answers: some, record }),
});

const data: ReportData = {
  ...judged(answers),
  generatedAt: Date.UTC(2026, 10, 23, 14, 5),
  chips: ['data set synthetic'],
  training: {
    epochs: [{ epoch: 1, loss: 0.7, trainAccuracy: 0.6, validationAccuracy: 0.5, validationLoss: 0.4 }],
    seconds: 30.5,
    imagesPerSecond: 1000,
  },
  inferences: answers.map(({ name, probabilities: [probability = 0] }, index) => ({
    name,
    time: Date.UTC(2026, 10, 23) + index,
    confidence: Math.max(probability, 1 - probability),
    predictedLabel: probability > 0.5 ? 'bicycle' : 'motorcycle',
  })),
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
  runs: {
    executions: 4,
    belowThreshold: 1,
    failedOtherwise: 0,
    executionsPerSecond: 40,
    executionMillisP50: 60,
    executionMillisP99: 180,
  },
  portraits: [],
  footer: '4 answers.',
};

const summary: Summary = {
  dataset: 'synthetic',
  classes,
  trainImages: 800,
  validationImages: 2,
  testImages: 4,
  seed: 1,
  epochs: 2,
  trainSeconds: 30.5,
  imagesPerSecond: 1000,
  threshold: 0.93,
  testAccuracy: 0.5,
  confusionMatrix: [
    [1, 0],
    [2, 1],
  ],
  succeeded: 3,
  accuracyAmongPassed: 2 / 3,
  ...data.runs,
  quality: data.quality,
  captured: 4,
  totalSeconds: 50.4,
};

/** The part of the page from a card's title to the next card. */
const cardOf = (page: string, title: string): string =>
  page.split('<h2>').find((part) => part.startsWith(title)) ?? '';

it('needs nothing but itself: no script, no other host', () => {
  const page = renderReport(data);
  expect(page).toContain(`default-src 'none'`);
  expect(page).not.toMatch(/<script|<link|@import|url\(|(href|src)="(?!data:)/);
});

it('shows the headline numbers', () => {
  const page = renderReport(data);
  for (const part of [
    '50.0 %',
    '66.7 %',
    '30.5 s',
    '1 epoch, 1000 pictures/s',
    '60 ms',
    '2026-11-23 14:05 UTC',
    'Bicycle or motorcycle?',
  ]) {
    expect(page).toContain(part);
  }
});

it('shows first the pictures that are wrong and passed, with what they are and how sure the model was', () => {
  const page = renderReport(data);
  expect(page.indexOf('<h2>')).toBe(page.indexOf('<h2>Wrong but passed: 1</h2>'));
  const card = cardOf(page, 'Wrong but passed');
  expect(card.match(/<li>\s*<img/g)).toHaveLength(1);
  expect(card).toContain('alt="surely-wrong"');
  expect(card).toContain('bicycle 0.970');
  expect(card).toContain('is a motorcycle');
  expect(cardOf(page, 'Wrong and refused: 1')).toContain('alt="doubtful"');
});

it('does not take no mistake among few for none at all', () => {
  const page = renderReport({ ...data, ...judged(answers.filter(({ name }) => name !== 'surely-wrong')) });
  expect(cardOf(page, 'Wrong but passed: 0')).toContain('no more than that fewer than 65.8 % of such are');
});

it('says which set each number comes from, how many pictures it has, and between which bounds it lies', () => {
  const card = cardOf(renderReport(data), 'How far these numbers reach');
  for (const part of ['test, 4 pictures', 'validation, 2 pictures', '15.0–85.0 %', 'between 15.0 and 85.0 %'])
    expect(card).toContain(part);
  expect(card).toContain('is not shown to be better or worse');
});

it('says how a threshold was chosen, and what it gave where it was not chosen', () => {
  const target = targetThreshold([answer('', 0.98, 0), answer('', 0.7, 1)], 0.98);
  const quality = { ...data.quality, target };
  expect(cardOf(renderReport({ ...data, quality }), 'Wrong but passed')).toContain(
    'was chosen on 2 validation pictures, so that 98.0 % of what passes be right: there 1 pass and 1 of those are right',
  );
});

it('never shows an answer as if it reached the threshold that it is below', () => {
  const page = renderReport({ ...data, ...judged([...answers, answer('nearly', 0.92996, 1)]) });
  const card = cardOf(page, 'Wrong and refused: 2');
  expect(card).toContain('bicycle 0.929');
  expect(card).not.toContain('bicycle 0.930');
});

it('has each chart twice, for wide and for narrow screens, under ids of their own', () => {
  const page = renderReport(data);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const title of [
    'Confidence over time',
    'How sure',
    'Reliability',
    'Coverage',
    'Confusion',
    'ROC',
    'Training',
  ])
    expect(cardOf(page, title).match(/<div class="at-(wide|narrow)"><svg/g)).toHaveLength(2);
});

it('heads each number of a table whose rows are stacked on a narrow screen', () => {
  const card = cardOf(renderReport(data), 'By class');
  for (const heading of ['Pictures', 'Taken for it', 'Precision', 'Recall', 'F1'])
    expect(card).toContain(`data-heading="${heading}"`);
});

it('leaves out what an evaluation alone does not have', () => {
  const { training: _training, ...alone } = data;
  expect(renderReport(alone)).not.toContain('<h2>Training');
});

it('folds away all but the worst of many classes', () => {
  const many = Array.from({ length: 100 }, (_, index) => `class-${index}`);
  const some = many.map((name, label) => ({
    name,
    label,
    probabilities: many.map((_, at) => (at === label ? 1 : 0)),
  }));
  const quality = measureQuality({ classes: many, threshold: 0.93, answers: some });
  const page = renderReport({ ...data, classes: many, answers: some, quality });
  expect(page).toContain('88 more classes');
  expect(page).not.toContain('<h2>ROC');
  expect(page).not.toMatch(/NaN|undefined/);
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
    chips: [nasty],
    classes: [nasty, 'b'],
    footer: nasty,
    answers: [{ ...answer(nasty, 0.99, 1), image: { contentType: nasty, base64: nasty } }],
    inferences: [{ time: 0, confidence: 0.5, name: nasty, predictedLabel: nasty }],
    executions: [{ name: nasty, status: 'FAILED', millis: 1, error: nasty, cause: nasty }],
  });
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});

it('says in each part of the page when there is nothing to show', () => {
  const page = renderReport({
    ...data,
    ...judged([]),
    training: { epochs: [], seconds: 0, imagesPerSecond: 0 },
    inferences: [],
    executions: [],
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
