import { makeMetricsRecord } from '@scones/classifier-measures';
import { describe, expect, it } from 'vitest';
import { measureQuality } from './measure-quality.ts';
import { qualitySchema } from './quality-schema.ts';
import { targetThreshold } from './target-threshold.ts';

const answer = (probability: number, label: number) => ({
  probabilities: [probability, 1 - probability],
  label,
});
const times = (count: number, probability: number, label: number) =>
  Array.from({ length: count }, () => answer(probability, label));

const answers = [...times(90, 0.96, 0), ...times(95, 0.04, 1), ...times(5, 0.95, 1), ...times(10, 0.6, 0)];
const classes = ['bicycle', 'motorcycle'];

describe('measureQuality', () => {
  const record = makeMetricsRecord([...times(30, 0.97, 0), ...times(10, 0.2, 1)], 2);
  const quality = measureQuality({ classes, threshold: 0.93, answers, record });
  const { test, validation } = quality;

  it('says of every number how many pictures it comes from, and between which bounds it lies', () => {
    expect(test.accuracy).toMatchObject({ value: 0.975, pictures: 200 });
    expect(test.accuracy.low).toBeCloseTo(0.943, 3);
    expect(test.accuracy.high).toBeCloseTo(0.989, 3);
    expect(test).toMatchObject({ set: 'test', passed: 190, wrongButPassed: 5 });
    expect(test.accuracyAmongPassed).toMatchObject({ value: 185 / 190, pictures: 190 });
    for (const { value, low, high } of [
      test.logLoss,
      test.expectedCalibrationError,
      test.macroF1,
      test.rocArea!,
    ]) {
      expect(low!).toBeLessThanOrEqual(value! + 0.02);
      expect(high!).toBeGreaterThanOrEqual(value!);
    }
  });

  it('measures the validation pictures by the record alone', () => {
    expect(validation).toMatchObject({ set: 'validation', pictures: 40, passed: 30, wrongButPassed: 0 });
  });

  it('knows the calibration error before temperature scaling', () => {
    expect(test.expectedCalibrationErrorBefore!.value).toBeGreaterThan(test.expectedCalibrationError.value!);
    const unknown = measureQuality({ classes, threshold: 0.93, answers });
    expect(unknown).toMatchObject({ validation: null, test: { expectedCalibrationErrorBefore: null } });
  });

  it('has recall and precision of each class', () => {
    expect(test.classes[1]).toMatchObject({ name: 'motorcycle', shown: 100, recall: { value: 0.95 } });
    expect(test.classes[0]!.precision.value).toBeCloseTo(100 / 105, 12);
  });

  it('is what its schema says, also of nothing and of three classes', () => {
    expect(qualitySchema.parse(JSON.parse(JSON.stringify(quality)))).toEqual(quality);
    const nothing = measureQuality({ classes: [...classes, 'bus'], threshold: 0.9, answers: [] });
    expect(qualitySchema.parse(nothing).test).toMatchObject({ accuracy: { value: null }, rocArea: null });
  });

  it('counts a picture without an answer as wrong, and leaves it out of what is said of answers', () => {
    const silent = measureQuality({
      classes,
      threshold: 0.5,
      answers: [answer(0.9, 0), { probabilities: [], label: 0 }],
    });
    expect(silent.test).toMatchObject({ pictures: 2, answered: 1, passed: 1, accuracy: { value: 0.5 } });
    expect(silent.test.logLoss).toMatchObject({ pictures: 1, value: -Math.log(0.9) });
  });
});

describe('targetThreshold', () => {
  it('chooses by the validation pictures, and says what it was chosen by', () => {
    expect(targetThreshold(answers, 0.99)).toEqual({
      accuracy: 0.99,
      pictures: 200,
      threshold: 0.96,
      passed: 185,
      right: 185,
    });
  });

  it('says that no threshold reaches what is wanted', () => {
    expect(() => targetThreshold(times(3, 0.9, 1), 0.98)).toThrow(
      'No threshold lets 0.98 of what passes be right',
    );
  });
});
