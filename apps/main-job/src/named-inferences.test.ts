import type { Inference } from '@scones/model-monitor';
import { customAttributeOfKey } from '@scones/workflow';
import { describe, expect, it } from 'vitest';
import { namedInferences } from './named-inferences.ts';

const LONG_KEY = `test/${'ü'.repeat(800)}.png`;
const evaluated = {
  classes: ['bicycle', 'motorcycle'],
  pictures: [
    { key: 'test/a.png', label: 0 },
    { key: LONG_KEY, label: 1 },
  ],
};

const capture = (customAttributes?: readonly string[]): Inference => ({
  eventId: 'e-1',
  time: 0,
  probabilities: [0.75, 0.25],
  predictedLabel: 'bicycle',
  confidence: 0.75,
  ...(customAttributes && { customAttributes }),
});

const nameAll = (...captures: Inference[]) => namedInferences(evaluated, captures);

describe('namedInferences', () => {
  it('joins a capture to its picture by the key that was sent with the request', () => {
    expect(nameAll(capture(['test/a.png']))).toEqual([
      { ...capture(['test/a.png']), name: 'test/a.png', expectedLabel: 'bicycle' },
    ]);
  });

  it('knows a key that is too long for a custom attribute', () => {
    const attribute = customAttributeOfKey(LONG_KEY);
    expect(attribute.length).toBeLessThanOrEqual(1024);
    expect(nameAll(capture([attribute]))[0]).toMatchObject({ name: LONG_KEY, expectedLabel: 'motorcycle' });
  });

  it.each([
    ['without a custom attribute', undefined],
    ['with an empty list of them', []],
    ['of a picture that was not evaluated', ['test/other.png']],
  ])('keeps a capture %s, nameless', (_case, attributes) => {
    expect(nameAll(capture(attributes))).toEqual([capture(attributes)]);
  });

  it('names every capture of a picture that was sent twice', () => {
    const names = nameAll(capture(['test/a.png']), capture(['test/a.png'])).map(({ name }) => name);
    expect(names).toEqual(['test/a.png', 'test/a.png']);
  });
});
