import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ThresholdConfidenceNotMet } from './errors.ts';
import { type Event, eventSchema } from './event.ts';
import { filterResults } from './filter-results.ts';
import { readThreshold } from './read-threshold.ts';

const event = (inferences: number[], threshold?: number): Event => ({
  statusCode: 200,
  body: {
    s3_bucket: 'pictures',
    s3_key: 'bicycle.png',
    image_data: 'AAEC',
    inferences,
    ...(threshold !== undefined && { threshold }),
  },
});

describe('filterResults', () => {
  it.each([
    [[0.95, 0.05], 0.93],
    [[0.05, 0.95], 0.93],
    [[0.93, 0.07], 0.93],
    [[0.2, 0.2, 0.6], 0.6],
    [[1], 1],
  ])('passes %j at %d unchanged', (inferences, threshold) => {
    expect(filterResults(event(inferences), threshold)).toEqual(event(inferences));
  });

  it.each([
    [[0.9299, 0.0701], 0.93],
    [[0.5, 0.5], 0.93],
    [[0], 0.01],
  ])('throws on %j at %d', (inferences, threshold) => {
    expect(() => filterResults(event(inferences), threshold)).toThrow(ThresholdConfidenceNotMet);
  });

  it('throws the name and the message that the workflow promises', () => {
    expect(() => filterResults(event([0.5]), 0.93)).toThrow(
      expect.objectContaining({ name: 'ThresholdConfidenceNotMet', message: 'THRESHOLD_CONFIDENCE_NOT_MET' }),
    );
  });
});

describe('readThreshold', () => {
  it('takes the environment’s, unless the event has its own', () => {
    expect(readThreshold(event([1]), '0.93')).toBe(0.93);
    expect(readThreshold(event([1], 0), '0.93')).toBe(0);
  });

  it.each([undefined, '', ' ', 'high', '1.5', '-0.1', 'NaN'])('refuses %j', (configured) => {
    expect(() => readThreshold(event([1]), configured)).toThrow(
      expect.objectContaining({ name: 'ThresholdNotConfigured' }),
    );
  });
});

it.each(['confident', 'doubtful'])('has an event to try it with: %s', (name) => {
  const text = readFileSync(new URL(`../events/${name}.json`, import.meta.url), 'utf8');
  expect(eventSchema.safeParse(JSON.parse(text)).success).toBe(true);
});
