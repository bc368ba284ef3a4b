import { expect, it } from 'vitest';
import { mocksOf, stateAt, testFault, testRequest, type WrittenTest } from './state-test.ts';

const machine = { definition: '{"StartAt":"A"}', roleArn: 'arn:role' };
const written: WrittenTest = { input: '{}', mock: 'none', result: '1', error: 'E', cause: 'why' };

it('asks for a test of the state within its machine, with the steps of its data', () => {
  expect(testRequest(machine, 'A', written)).toEqual({
    definition: '{"StartAt":"A"}',
    roleArn: 'arn:role',
    stateName: 'A',
    input: '{}',
    inspectionLevel: 'DEBUG',
  });
});

it('sends the mock that is chosen, and no other', () => {
  expect(testRequest(machine, 'A', { ...written, mock: 'result' }).mock).toEqual({ result: '1' });
  const errorOutput = { error: 'E', cause: 'why' };
  expect(testRequest(machine, 'A', { ...written, mock: 'error' }).mock).toEqual({ errorOutput });
});

it('has a mock of all that runs others, and none of what does no work', () => {
  expect(['Task', 'Map', 'Parallel', 'Pass'].map((type) => mocksOf(type)[0])).toEqual([
    'none',
    'result',
    'result',
    'none',
  ]);
  expect(mocksOf('Choice')).toEqual(['none']);
});

it.each([
  [{ input: '{' }, 'The input is not JSON yet.'],
  [{ mock: 'result', result: '' }, 'The result is not JSON yet.'],
  [{ mock: 'error', error: '' }, 'The error has no name yet.'],
  [{ mock: 'none', result: '', error: '' }, undefined],
] as const)('of %j says %s', (change, fault) => {
  expect(testFault({ ...written, ...change })).toBe(fault);
});

it('finds a state by the pointer to it', () => {
  const inner = { States: { 'In/side': { Type: 'Wait' } } };
  const document = { States: { All: { Type: 'Map', ItemProcessor: inner }, Both: { Branches: [inner] } } };
  const found = { name: 'In/side', type: 'Wait' };
  expect(stateAt(document, '/States/All/ItemProcessor/States/In~1side')).toEqual(found);
  expect(stateAt(document, '/States/Both/Branches/0/States/In~1side')).toEqual(found);
});
