import { expect, it } from 'vitest';
import { accessByRules, contextValues } from './access.ts';
import { EMULATOR_IDENTITY } from './identity.ts';
import { serviceNames } from './service-names.ts';

const access = accessByRules(serviceNames('oven'), { tagging: 'TagResource' });
const actions = (operation: string, input: object): string[] =>
  access(operation, input, EMULATOR_IDENTITY).map(({ action }) => action);

it.each([
  [{ Tags: { a: '1' } }],
  [{ tags: [{ key: 'a', value: '1' }] }],
  [{ Tags: [{ Key: 'a', Value: '1' }] }],
])('needs permission to tag where something is made with %j', (input) => {
  expect(actions('CreateScone', input)).toEqual(['oven:CreateScone', 'oven:TagResource']);
});

it('needs no other permission without tags, or only to tag', () => {
  expect(actions('CreateScone', { Tags: [] })).toEqual(['oven:CreateScone']);
  expect(actions('AddTagsToScone', { Tags: { a: '1' } })).toEqual(['oven:AddTagsToScone']);
  expect(actions('TagScone', { Tags: { a: '1' } })).toEqual(['oven:TagScone']);
});

it('gives conditions what an input has of texts, numbers, truths and lists', () => {
  expect(contextValues({ a: 'x', b: 1, c: false, d: ['y', 2], e: {}, f: null, g: undefined })).toEqual({
    a: 'x',
    b: '1',
    c: 'false',
    d: ['y', '2'],
  });
  expect(contextValues({ a: undefined })).toBeUndefined();
});
