import { expect, it } from 'vitest';
import type { Inference } from '../capture/inference.ts';
import { measureQuality } from '../quality/measure-quality.ts';
import { type MonitorData, renderMonitor } from './render-monitor.ts';

const answer = (index: number, confidence: number, predictedLabel = 'bicycle'): Inference => ({
  eventId: `e-${index}`,
  customAttributes: [`scones/test/<${index}>.png`],
  time: Date.UTC(2026, 10, 23) + index,
  image: { contentType: 'image/png', base64: 'AAAA' },
  probabilities: [confidence, 1 - confidence],
  predictedLabel,
  confidence,
});
const data = (inferences: readonly Inference[]): MonitorData => ({
  endpointName: 'watched',
  classes: ['bicycle', 'motorcycle'],
  threshold: 0.93,
  inferences,
  generatedAt: Date.UTC(2026, 10, 23),
});
const sure = Array.from({ length: 200 }, (_, index) => answer(index, 0.99 + (index % 10) / 1000));
const unsure = Array.from({ length: 60 }, (_, index) => answer(200 + index, 0.7, 'motorcycle'));

it('shows a doubtful picture in its chart, by the key that was sent along, as text', () => {
  const page = renderMonitor(data([...sure, ...unsure]));
  expect(page).toContain('data:image/png;base64,AAAA');
  expect(page).toContain('scones/test/&lt;200&gt;.png');
  expect(page).not.toContain('<200>');
});

it('compares later answers with the first ones', () => {
  const page = renderMonitor(data([...sure, ...unsure]));
  expect(page).toContain('Drift: drifted');
  expect(page).toContain('100.0 % (60)');
  expect(renderMonitor(data(sure))).toContain('Drift: insufficient data');
});

it('says of an endpoint without captures that there are none', () => {
  expect(renderMonitor(data([]))).toContain('nothing was captured');
});

it('begins with what is wrong but passed, where the classes of its pictures are known', () => {
  const answers = [
    { name: 'right.png', label: 0, probabilities: [0.99, 0.01] },
    { name: 'wrong.png', label: 1, probabilities: [0.98, 0.02] },
  ];
  const known = { classes: ['bicycle', 'motorcycle'], threshold: 0.93, answers };
  const page = renderMonitor({
    ...data(sure),
    judgement: { ...known, quality: measureQuality(known) },
  });
  expect(page.indexOf('<h2>')).toBe(page.indexOf('<h2>Wrong but passed: 1</h2>'));
  expect(page).toContain('test, 2 pictures');
  expect(renderMonitor(data(sure))).not.toContain('Wrong but passed');
});

it('warns of a shift, and does not praise it', () => {
  const mixed = (from: number, bicycles: number) =>
    Array.from({ length: 200 }, (_, index) =>
      answer(from + index, 0.99, index < bicycles ? 'bicycle' : 'motorcycle'),
    );
  const page = renderMonitor(data([...mixed(0, 120), ...mixed(200, 86)]));
  expect(page).toContain('Drift: shifting');
  expect(page).toMatch(/<div class="tile odd">\s*<div class="label">Drift/);
});

it('asks nothing of any host', () => {
  expect(renderMonitor(data(sure))).not.toMatch(/(src|href)="(?!data:)/);
});
