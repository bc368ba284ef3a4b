import type { StateRun } from '@scones/execution-view';
import { expect, it } from 'vitest';
import { readClassification } from './read-classification.ts';

const run = (input: unknown, output?: unknown): StateRun => ({
  id: 1,
  name: 'state',
  type: 'Task',
  nodeId: '/state',
  enteredAt: 0,
  status: 'succeeded',
  attempts: [],
  input: JSON.stringify(input),
  ...(output !== undefined && { output: JSON.stringify(output) }),
});
const picture = { s3_bucket: 'pictures', s3_key: 'a/b.png' };
const input = JSON.stringify({ ...picture, inferences: [] });
const found = { statusCode: 200, body: { ...picture, inferences: [0.25, 0.75] } };

it('names the picture before anything is known of it', () => {
  expect(readClassification({ input }, [run({ ...picture, inferences: [] })])).toEqual({
    bucket: 'pictures',
    key: 'a/b.png',
  });
});

it('takes the probabilities from the output', () => {
  const execution = { input, output: JSON.stringify(found) };
  expect(readClassification(execution, [])?.inferences).toEqual([0.25, 0.75]);
});

it('takes them from the input of a state where the execution failed', () => {
  const runs = [run(picture, found), run(found, { Error: 'ThresholdConfidenceNotMet' })];
  expect(readClassification({ input }, runs)?.inferences).toEqual([0.25, 0.75]);
});

it('has the threshold that the execution itself sets', () => {
  const own = JSON.stringify({ ...picture, threshold: 0.5 });
  expect(readClassification({ input: own }, [])?.threshold).toBe(0.5);
});

it('finds none in an execution that is about something else', () => {
  expect(readClassification({ input: '{"s3_bucket":"pictures","s3_prefix":"a/"}' }, [])).toBeUndefined();
  expect(readClassification({ input: 'null' }, [])).toBeUndefined();
});
