import { expect, it } from 'vitest';
import { makeMetricsRecord, parseMetricsRecord, recordedAnswers } from './metrics-record.ts';

const answers = [
  { probabilities: Float32Array.of(0.75, 0.25), label: 0 },
  { probabilities: [1 / 3, 2 / 3], label: 1 },
];

it('keeps each answer with its label, over JSON', () => {
  const record = parseMetricsRecord(JSON.stringify(makeMetricsRecord(answers, 2.5)), 'metrics.json');
  expect(record).toMatchObject({ set: 'validation', sharpness: 2.5 });
  expect(recordedAnswers(record)).toEqual([
    { probabilities: [0.75, 0.25], label: 0 },
    { probabilities: [0.3333333, 0.6666667], label: 1 },
  ]);
});

it.each([
  ['{', 'JSON'],
  ['{}', 'formatVersion'],
  [JSON.stringify({ ...makeMetricsRecord(answers, 1), labels: [0] }), 'another number of labels'],
])('refuses %s by naming what is wrong, and where', (text, reason) => {
  expect(() => parseMetricsRecord(text, 's3://b/model.tar.gz')).toThrow(reason);
  expect(() => parseMetricsRecord(text, 's3://b/model.tar.gz')).toThrow('s3://b/model.tar.gz');
});
