import { expect, it } from 'vitest';
import { sampleInput } from './sample-input.ts';

const machine = (state: object) => JSON.stringify({ StartAt: 'First', States: { First: state } });

it('has what the first state reads of the input, but not of the context', () => {
  const state = {
    Parameters: {
      'a.$': '$.s3_bucket',
      'b.$': "States.Format('{}', $.s3_prefix)",
      'c.$': '$$.Map.Item.Value',
    },
  };
  expect(sampleInput(machine(state))).toBe('{"s3_bucket":"","s3_prefix":""}');
});

it('has what JSONata reads of it', () => {
  expect(sampleInput(machine({ Output: '{% $states.input.name & $other.x %}' }))).toBe('{"name":""}');
});

it('leaves out what is read inside of a Map, and knows nothing of a definition that is none', () => {
  const ItemProcessor = { States: { Inner: { InputPath: '$.inner' } } };
  expect(sampleInput(machine({ ItemsPath: '$.items', ItemProcessor }))).toBe('{"items":""}');
  expect(sampleInput('none')).toBe('{}');
});
