import { describe, expect, it } from 'vitest';
import { makeBaseline, parseBaseline, samplesOf } from './baseline.ts';

const answers = [
  { confidence: 0.9, predictedLabel: 'bicycle' },
  { confidence: 0.6, predictedLabel: 'motorcycle' },
  { confidence: 0.8, predictedLabel: 'bicycle' },
];

describe('samplesOf', () => {
  it('watches the confidence alone where no picture was decoded', () => {
    expect(samplesOf(answers)).toEqual({
      numbers: { confidence: [0.9, 0.6, 0.8] },
      labels: { predictedLabel: ['bicycle', 'motorcycle', 'bicycle'] },
    });
  });

  it('watches three numbers of the pictures beside it', () => {
    const picture = { brightness: 0.5, contrast: 0.2, sharpness: 0.1 };
    expect(samplesOf(answers, [picture, picture]).numbers).toEqual({
      confidence: [0.9, 0.6, 0.8],
      brightness: [0.5, 0.5],
      contrast: [0.2, 0.2],
      sharpness: [0.1, 0.1],
    });
  });
});

describe('a baseline', () => {
  it('keeps a small sample whole, sorted, and counts labels', () => {
    expect(makeBaseline(samplesOf(answers))).toEqual({
      version: 1,
      numbers: { confidence: { count: 3, sample: [0.6, 0.8, 0.9] } },
      labels: { predictedLabel: { bicycle: 2, motorcycle: 1 } },
    });
  });

  it('keeps a thousand values of a large sample, the least and the greatest among them', () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 5000);
    const { count, sample } = makeBaseline({ numbers: { x: values }, labels: {} }).numbers['x']!;
    expect(count).toBe(5000);
    expect(sample).toHaveLength(1000);
    expect([sample[0], sample.at(-1)]).toEqual([0, 4999]);
    expect(sample).toEqual(sample.toSorted((a, b) => a - b));
  });

  it.each([
    ['not JSON', '{'],
    ['of another version', '{"version":2,"numbers":{},"labels":{}}'],
    ['with a member too many', '{"version":1,"numbers":{},"labels":{},"more":1}'],
    ['with a negative count', '{"version":1,"numbers":{"x":{"count":-1,"sample":[]}},"labels":{}}'],
  ])('is refused when it is %s, by the name of its source', (_name, text) => {
    expect(() => parseBaseline(text, 's3://b/baseline.json')).toThrow(
      expect.objectContaining({
        code: 'BAD_BASELINE',
        message: expect.stringContaining('s3://b/baseline.json') as string,
        cause: expect.any(Error) as Error,
      }),
    );
  });
});
