import { describe, expect, it } from 'vitest';
import { type AwsError, commonErrors } from './aws-error.ts';
import {
  DUPLICATE_TAG_KEY,
  listOfTags,
  tagList,
  tagRecord,
  type Tags,
  withoutTags,
  withTags,
} from './tags.ts';

const long = (length: number): string => 'x'.repeat(length);

describe('tags', () => {
  it('are kept as a record, whether the wire has a list of them or a map', () => {
    const list = [
      { Key: 'team', Value: 'pets' },
      { Key: 'stage', Value: '' },
    ];
    expect(tagList.parse(list)).toEqual({ team: 'pets', stage: '' });
    expect(tagRecord.parse({ team: 'pets', stage: '' })).toEqual({ team: 'pets', stage: '' });
    expect(listOfTags(tagList.parse(list))).toEqual(list);
  });

  it('have one value for each key', () => {
    const twice = ['cats', 'dogs'].map((Value) => ({ Key: 'team', Value }));
    expect(tagList.safeParse(twice).error?.issues).toMatchObject([{ message: DUPLICATE_TAG_KEY }]);
  });

  it('are 50 at most, including those that are there already', () => {
    const numbered = (from: number, to: number): Tags =>
      Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`key-${from + index}`, 'v']));
    const tooMany = (): AwsError => commonErrors.ValidationException({ faults: 'too many' });
    expect(withTags(numbered(0, 40), numbered(30, 50), tooMany)).toEqual(numbered(0, 50));
    expect(() => withTags(numbered(0, 40), numbered(30, 51), tooMany)).toThrow('too many');
  });

  it('lose the keys that are taken away, and no others', () => {
    const tags = { team: 'pets', stage: 'test' };
    expect(withoutTags(tags, ['stage', 'none'])).toEqual({ team: 'pets' });
    expect(tags).toEqual({ team: 'pets', stage: 'test' });
  });
});

describe.each([
  ['a list', (key: string, value: string) => tagList.safeParse([{ Key: key, Value: value }]).success],
  ['a map', (key: string, value: string) => tagRecord.safeParse({ [key]: value }).success],
])('tags in %s', (_, takes) => {
  it.each([
    ['a key of 128 letters', long(128), 'v', true],
    ['a key of 129 letters', long(129), 'v', false],
    ['no key', '', 'v', false],
    ['a value of 256 letters', 'k', long(256), true],
    ['a value of 257 letters', 'k', long(257), false],
    ["a key that AWS keeps for itself, however it's written", 'AWS:team', 'v', false],
    ['a key that only begins like that', 'awsome', 'v', true],
  ])('%s', (_case, key, value, isTaken) => {
    expect(takes(key, value)).toBe(isTaken);
  });
});
