import { expect, it } from 'vitest';
import { histogramOf } from '../statistics/histogram.ts';
import { areaCurve } from './area-curve.ts';
import { confidenceHistogram } from './confidence-histogram.ts';
import { confidenceOverTime } from './confidence-over-time.ts';
import type { ConfidencePoint } from './confidence-point.ts';
import { confusionMatrix } from './confusion-matrix.ts';
import { coverageChart } from './coverage-chart.ts';
import { driftBars } from './drift-bars.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';
import { trainingCurves } from './training-curves.ts';

const size = { width: 600, height: 320 };
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const points: ConfidencePoint[] = [0.99, 0.97, 0.6, 0.95, 0.58, 0.99, 0.7, 1].map((confidence, index) => ({
  time: Date.UTC(2026, 10, 23, 14) + 700 * index,
  confidence,
  predictedLabel: index % 2 === 0 ? 'bicycle' : 'pickup_truck_long_name',
  image: { contentType: 'application/x-image', base64: PIXEL },
}));

const drift = {
  verdict: 'drifted',
  features: [
    {
      feature: 'brightness',
      verdict: 'drifted',
      baselineCount: 200,
      count: 200,
      populationStabilityIndex: 0.7,
      kolmogorovSmirnov: { statistic: 0.4, pValue: 0.00001 },
    },
    {
      feature: 'contrast',
      verdict: 'stable',
      baselineCount: 200,
      count: 200,
      populationStabilityIndex: 0.05,
      kolmogorovSmirnov: { statistic: 0.1, pValue: 0.2 },
    },
    { feature: 'predictedLabel', verdict: 'insufficient data', baselineCount: 200, count: 12 },
  ],
} as const;

const epochs = Array.from({ length: 5 }, (_, index) => ({
  epoch: index + 1,
  loss: 0.8 / (index + 1),
  trainAccuracy: 1 - 0.4 / (index + 1),
  validationAccuracy: 0.98 - 0.4 / (index + 1),
  validationLoss: 0.3 + 0.5 / (index + 1),
}));

const bins = [0.5, 0.7, 0.9].map((from, index) => ({
  from,
  to: from + 0.1,
  count: 10 * (index + 1),
  meanConfidence: from + 0.05,
  accuracy: from,
  right: 10 * (index + 1) * from,
}));
const curve = [
  { threshold: 0.99, passed: 20, right: 20 },
  { threshold: 0.93, passed: 40, right: 39 },
  { threshold: 0.5, passed: 60, right: 54 },
];
const roc = {
  id: 'roc',
  title: 'ROC',
  across: 'bicycle taken for motorcycle',
  up: 'motorcycle found',
  area: 0.9375,
  points: [0, 0.25, 1].map((x) => ({ x, y: Math.sqrt(x) })),
  chance: [
    [0, 0],
    [1, 1],
  ],
} as const;

const narrow = { width: 320, height: 400 };

const charts: [name: string, svg: string][] = [
  ['reliability-diagram', reliabilityDiagram(bins, size)],
  ['coverage', coverageChart({ curve, at: curve[1]!, pictures: 60 }, size)],
  ['roc', areaCurve(roc, size)],
  ['confidence-over-time', confidenceOverTime(points, 0.93, size)],
  [
    'confusion-matrix',
    confusionMatrix(
      ['bicycle', 'motorcycle'],
      [
        [97, 3],
        [8, 92],
      ],
      size,
    ),
  ],
  [
    'confidence-histogram',
    confidenceHistogram(
      histogramOf(
        points.map(({ confidence }) => confidence),
        0,
        1,
        20,
      ),
      0.93,
      size,
    ),
  ],
  ['training-curves', trainingCurves(epochs, { ...size, width: 720 })],
  ['drift-bars', driftBars(drift, size)],
  ['confidence-over-time-narrow', confidenceOverTime(points, 0.93, narrow)],
  ['training-curves-narrow', trainingCurves(epochs, narrow)],
  ['drift-bars-narrow', driftBars(drift, { width: 320, height: 218 })],
];

it.each(charts)('draws %s as it is stored', async (name, svg) => {
  await expect(svg).toMatchFileSnapshot(`pictures/${name}.svg`);
});

it.each(charts)('gives %s a title, a description, and nothing from elsewhere', (_name, svg) => {
  expect(svg).toMatch(/<title id="[\w-]+">[^<]+<\/title><desc id="[\w-]+">[^<]+<\/desc>/);
  expect(svg).not.toMatch(/<script|url\(|@import|(href|src)="(?!data:)/);
  expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

it.each([
  ['confidence-over-time', confidenceOverTime([], 0.93, size)],
  [
    'confusion-matrix',
    confusionMatrix(
      ['a', 'b'],
      [
        [0, 0],
        [0, 0],
      ],
      size,
    ),
  ],
  ['confidence-histogram', confidenceHistogram(histogramOf([], 0, 1, 20), 0.93, size)],
  ['training-curves', trainingCurves([], size)],
  ['drift-bars', driftBars({ verdict: 'stable', features: [] }, size)],
  ['reliability-diagram', reliabilityDiagram([], size)],
  ['coverage', coverageChart({ curve: [], at: curve[1]!, pictures: 0 }, size)],
])('says that there is nothing to draw in %s', (_name, svg) => {
  expect(svg).toMatch(/<text[^>]*>[^<]+<\/text><\/svg>$/);
});

it.each([
  ['one answer', confidenceOverTime(points.slice(0, 1), 0.93, size)],
  [
    'answers at one moment',
    confidenceOverTime(
      points.map((point) => ({ ...point, time: 5 })),
      0.93,
      size,
    ),
  ],
  ['one epoch', trainingCurves(epochs.slice(0, 1), size)],
  [
    'a class without pictures',
    confusionMatrix(
      ['a', 'b'],
      [
        [1, 0],
        [0, 0],
      ],
      size,
    ),
  ],
  ['a threshold of 1', confidenceHistogram(histogramOf([0.2, 1], 0, 1, 20), 1, size)],
  ['a threshold of 0', confidenceOverTime(points, 0, size)],
])('draws %s without losing its numbers', (_fact, svg) => {
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

it.each([
  ['confidence over time', confidenceOverTime(points, 0.93, narrow)],
  ['training curves', trainingCurves(epochs, narrow)],
  ['drift', driftBars(drift, { width: 320, height: 218 })],
])('draws %s on a narrow screen without leaving it', (_name, svg) => {
  const places = [...svg.matchAll(/ (?:x|x1|x2|cx)="(-?[\d.]+)"/g)].map(([, x]) => Number(x));
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...places)).toBeLessThanOrEqual(320);
});

it('shows an answer a hair below the threshold as below it', () => {
  const svg = confidenceOverTime([{ ...points[2]!, confidence: 0.92996 }], 0.93, size);
  expect(svg).toContain('0.929');
  expect(svg).not.toContain('0.930');
});

it('stays light with very many answers', () => {
  const many = Array.from({ length: 200_000 }, (_, time) => ({
    time,
    confidence: (time % 100) / 100,
    predictedLabel: 'a',
  }));
  expect(confidenceOverTime(many, 0.5, size).length).toBeLessThan(800_000);
});

it('escapes whatever it is given', () => {
  const nasty = '<script>"&\'\u0000';
  const svg = confidenceOverTime([{ ...points[2]!, predictedLabel: nasty, name: nasty }], 0.93, size);
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('&lt;script&gt;&quot;&amp;&#39;\ufffd');
  expect(
    confusionMatrix(
      [nasty, 'b'],
      [
        [1, 0],
        [0, 1],
      ],
      size,
    ),
  ).not.toContain('<script>');
});

it('never lets a content type or data out of the attribute that they are put in', () => {
  const image = { contentType: 'image/png"><script>', base64: 'AA"onload="x' };
  const svg = confidenceOverTime([{ ...points[2]!, image }], 0.93, size);
  expect(svg).toContain('href="data:image/png;base64,AAonload=x"');
});
