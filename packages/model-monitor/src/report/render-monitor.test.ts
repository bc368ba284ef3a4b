import { expect, it } from 'vitest';
import type { Inference } from '../capture/inference.ts';
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

it('asks nothing of any host', () => {
  expect(renderMonitor(data(sure))).not.toMatch(/(src|href)="(?!data:)/);
});
