import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { given, heNormal, ones, partialIdentity, zeros } from './initializers.ts';
import { NetworkBuilder } from './network-builder.ts';

const random = seededRandom(5);

describe('initial values', () => {
  it('are all zero or all one', () => {
    expect(zeros([2, 2], random)).toEqual(Float32Array.of(0, 0, 0, 0));
    expect(ones([3], random)).toEqual(Float32Array.of(1, 1, 1));
  });

  it('spread as He and others say: the mean is 0, the variance 2 / fan-in', () => {
    const values = heNormal([400, 25], random);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(variance).toBeCloseTo(2 / 25, 2);
  });

  it('pass the input on in the first filters, one for each channel, and are random in the rest', () => {
    const values = partialIdentity([3, 2, 3, 3], seededRandom(5));
    const filter = (index: number): number[] => [...values.subarray(index * 18, (index + 1) * 18)];
    const onlyAt = (place: number): number[] => Array<number>(18).fill(0).with(place, 1);
    expect(filter(0)).toEqual(onlyAt(4));
    expect(filter(1)).toEqual(onlyAt(9 + 4));
    expect(filter(2).every((value) => value !== 0 && value !== 1)).toBe(true);
  });
});

describe('a parameter', () => {
  const initial = given(Float32Array.of(1, 2));

  it('is shared by layers that ask for the same name', () => {
    const builder = new NetworkBuilder({ purpose: 'training', random });
    const first = builder.parameter('w', [2], { initial });
    expect(builder.parameter('w', [2], { initial })).toBe(first);
    expect(builder.graph.inputs).toEqual([first]);
  });

  it('is an input in training, unless it is frozen', () => {
    const builder = new NetworkBuilder({ purpose: 'training', random });
    const trained = builder.parameter('w', [2], { initial });
    builder.parameter('f', [2], { initial, kind: 'frozen' });
    expect(builder.graph.inputs).toEqual([trained]);
    expect([...builder.graph.constants.keys()].map(({ name }) => name)).toEqual(['f']);
    expect(builder.isTraining).toBe(true);
  });

  it('is a constant in inference, with the weights that are given', () => {
    const weights = new Map([['w', Float32Array.of(7, 8)]]);
    const builder = new NetworkBuilder({ purpose: 'inference', weights, missingWeights: 'refused' });
    const tensor = builder.parameter('w', [2], { initial });
    expect(builder.graph.constants.get(tensor)).toEqual(Float32Array.of(7, 8));
    expect(() => builder.parameter('v', [2], { initial })).toThrow('No weights named v.');
    expect(builder.isTraining).toBe(false);
  });

  it('is an input in inference where its weights may be missing', () => {
    const builder = new NetworkBuilder({
      purpose: 'inference',
      weights: new Map(),
      missingWeights: 'inputs',
    });
    expect(builder.graph.inputs).toEqual([]);
    const tensor = builder.parameter('w', [2], { initial });
    expect(builder.graph.inputs).toEqual([tensor]);
  });
});
