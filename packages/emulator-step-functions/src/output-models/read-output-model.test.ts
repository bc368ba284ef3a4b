import { expect, it } from 'vitest';
import { readOutputModel } from './read-output-model.ts';

const model = readOutputModel(`# The outputs of Keys (2026-01-01).
! InvalidKey NoSuchKey
GetKey -> GetKeyResponse
DeleteKey ->
GetKeyResponse: Key! Key, Tags {string}, Parts [[string(1..5)](..3)](2..), On boolean, Color =Color, Size number(0.5..), More any
Key: 
=Color green|blue
`);

it('knows what each operation answers', () => {
  expect(model.outputOf('getKey')).toBe('GetKeyResponse');
  expect(model.outputOf('deleteKey')).toBeNull();
  expect(model.outputOf('shareKey')).toBeUndefined();
  expect(model.outputOf('constructor')).toBeUndefined();
});

it('knows the codes of errors, where there is a line of them', () => {
  expect(model.hasError('NoSuchKey')).toBe(true);
  expect(model.hasError('ValidationException')).toBe(false);
  expect(readOutputModel('GetKey ->').hasError('NoSuchKey')).toBeUndefined();
});

it('knows the members of a structure, their kinds and their bounds', () => {
  const string = { kind: 'string', min: 1, max: 5 };
  expect(model.members('GetKeyResponse')).toEqual([
    { name: 'Key', isRequired: true, shape: { kind: 'structure', name: 'Key' } },
    { name: 'Tags', isRequired: false, shape: { kind: 'map', value: { kind: 'string' } } },
    {
      name: 'Parts',
      isRequired: false,
      shape: { kind: 'list', min: 2, item: { kind: 'list', max: 3, item: string } },
    },
    { name: 'On', isRequired: false, shape: { kind: 'boolean' } },
    { name: 'Color', isRequired: false, shape: { kind: 'string', values: ['green', 'blue'] } },
    { name: 'Size', isRequired: false, shape: { kind: 'number', min: 0.5 } },
    { name: 'More', isRequired: false, shape: { kind: 'any' } },
  ]);
  expect(model.members('Key')).toEqual([]);
});
