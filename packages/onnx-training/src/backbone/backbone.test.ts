import { seededRandom } from '@scones/deterministic';
import { InferenceSession, Tensor as OrtTensor } from '@scones/onnx-runtime';
import { describe, expect, it } from 'vitest';
import { firstWeights, forwardGraph, forwardNames } from '../forward-graph.ts';
import {
  SMALL_CLASSIFIER,
  writeOnnx,
  type WrittenModel,
  type WrittenNode,
} from '../testing/small-backbone.ts';
import { type Network, trainingStep } from '../training-step.ts';
import { readBackbone } from './backbone.ts';
import { classifierHead, frozenStages, inSequence, lastStageFeatures } from './backbone-network.ts';

const INPUT = [1, 3, 16, 16];
const picture = (): Float32Array => Float32Array.from({ length: 768 }, (_, index) => Math.cos(index * 0.37));

async function outputOf(model: Uint8Array, name: string): Promise<number[]> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  const results = await session.run({ [name]: new OrtTensor('float32', picture(), INPUT) });
  return Array.from(Object.values(results)[0]?.data as Float32Array);
}

function forward(network: Network): ReturnType<typeof forwardGraph> {
  return forwardGraph(network, { input: INPUT, weights: firstWeights(network, INPUT, seededRandom(1)) });
}

function expectNear(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, index) => expect(found[index]).toBeCloseTo(value, 4));
}

const changed = (output: string, node: Partial<WrittenNode>): WrittenModel => ({
  ...SMALL_CLASSIFIER,
  nodes: SMALL_CLASSIFIER.nodes.map((each) => (each.output === output ? { ...each, ...node } : each)),
});

describe('a backbone', () => {
  const backbone = readBackbone(writeOnnx(SMALL_CLASSIFIER));
  const features = inSequence(frozenStages(backbone), lastStageFeatures(backbone));

  it('gives the features that ONNX Runtime computes from its file', async () => {
    const { model, shape } = forward(features);
    expect(shape).toEqual([1, 8]);
    const file = writeOnnx({ ...SMALL_CLASSIFIER, output: 'features' });
    expectNear(await outputOf(model, forwardNames.input), await outputOf(file, 'images'));
  });

  it('is cut where its last stage begins', async () => {
    expect(backbone).toMatchObject({ cut: 'c2', end: 'end', sides: [16, 16], obstacle: undefined });
    const { model } = forward(frozenStages(backbone));
    const file = writeOnnx({ ...SMALL_CLASSIFIER, output: 'c2' });
    expectNear(await outputOf(model, forwardNames.input), await outputOf(file, 'images'));
  });

  it('is cut where the fewest channels are, also where its weights are the outputs of Constant nodes', () => {
    const weights = {
      ...SMALL_CLASSIFIER.weights,
      last: { shape: [4, 12, 1, 1], values: Array(48).fill(0.1) },
    };
    const constants = Object.entries(weights).map(([output, value]): WrittenNode => ({
      operator: 'Constant',
      inputs: [],
      output,
      attributes: { value },
    }));
    const nodes = [...constants, ...SMALL_CLASSIFIER.nodes];
    for (const model of [{ weights }, { nodes, weights: {} }])
      expect(readBackbone(writeOnnx({ ...SMALL_CLASSIFIER, ...model }))).toMatchObject({
        cut: 'c4',
        end: 'end',
      });
  });

  it('takes pictures of another size than its file says', () => {
    const input = [2, 3, 32, 24];
    const weights = firstWeights(features, input, seededRandom(1));
    expect(forwardGraph(features, { input, weights }).shape).toEqual([2, 8]);
  });

  it('takes a last pooling by a window or by means', async () => {
    const expected = await outputOf(forward(features).model, forwardNames.input);
    for (const node of [
      { operator: 'AveragePool', attributes: { kernel_shape: [2, 2] } },
      { operator: 'ReduceMean', attributes: { axes: [2, 3] } },
    ]) {
      const other = readBackbone(writeOnnx(changed('pooled', node)));
      const network = inSequence(frozenStages(other), lastStageFeatures(other));
      expectNear(await outputOf(forward(network).model, forwardNames.input), expected);
    }
  });

  it('is trained in its last stage and its head alone', () => {
    const network = inSequence(lastStageFeatures(backbone), classifierHead(3));
    const optimizer = { momentum: 0.9, nesterov: true, weightDecay: 0 };
    const step = trainingStep(network, {
      pictures: [2, 6, 2, 2],
      classes: 3,
      optimizer,
      random: seededRandom(1),
    });
    const trained = step.state.filter(({ isWeight }) => isWeight).map(({ name }) => name);
    expect(trained).toEqual([
      'backbone/c3/weight',
      'backbone/excited/weight',
      'backbone/c4/weight',
      'head/weight',
      'head/bias',
    ]);
    expect(step.state.find(({ name }) => name === 'head/weight')?.initial).toEqual(new Float32Array(24));
  });

  it('begins its last stage behind an operator that has no gradient, and names it', () => {
    const { cut, obstacle } = readBackbone(
      writeOnnx(
        changed('c3', {
          operator: 'MaxPool',
          inputs: ['c2'],
          attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1] },
        }),
      ),
    );
    expect({ cut, obstacle }).toEqual({ cut: 'c4', obstacle: 'MaxPool' });
  });
});

describe('a file is refused that', () => {
  it.each<[string, WrittenModel, string]>([
    [
      'has an operator without a layer',
      changed('a3', { operator: 'Elu' }),
      'operator Elu (node a3) is not supported; supported are Conv, ',
    ],
    [
      'pools no whole pictures',
      changed('pooled', { operator: 'Relu' }),
      'it has no pooling of whole pictures',
    ],
    [
      'takes pictures of another layout',
      { ...SMALL_CLASSIFIER, input: [1, 16, 16, 3] },
      'its input is (1, 16, 16, 3), not (N, 3, H, W)',
    ],
    ['dilates', changed('c1', { attributes: { dilations: [2, 2] } }), 'its Conv (node c1) is dilated'],
    ['clips below zero', changed('a1', { inputs: ['n1', 'mean', 'six'] }), 'its Clip is from'],
    ['adds a constant', changed('sum', { inputs: ['hard', 'stem-bias'] }), 'its Add takes a constant'],
  ])('%s', (_name, model, message) => {
    expect(() => {
      const backbone = readBackbone(writeOnnx(model));
      forward(inSequence(frozenStages(backbone), lastStageFeatures(backbone)));
    }).toThrow(message);
  });

  it('is no ONNX file', () => {
    expect(() => readBackbone(new TextEncoder().encode('<!doctype html>'))).toThrow('it is not an ONNX file');
    expect(() => readBackbone(new Uint8Array())).toThrow('it holds no graph');
  });
});
