import { expect, it } from 'vitest';
import { compilePattern } from './event-pattern.ts';

const event = {
  source: 'aws.states',
  ip: '10.0.0.17',
  key: 'pictures/a*b.PNG',
  items: [
    { name: 'a', size: 1 },
    { name: 'b', size: 2 },
  ],
  resources: ['arn:one', 'arn:two'],
  detail: {
    status: 'FAILED',
    error: null,
    attempts: 3,
    nested: { deep: true },
    'dotted.name': 'x',
    none: '',
  },
};
const matches = (pattern: object): boolean => compilePattern(JSON.stringify(pattern))(event);

it.each([
  ['a value among several', { source: ['aws.events', 'aws.states'] }],
  ['values in depth, all of them', { source: ['aws.states'], detail: { nested: { deep: [true] } } }],
  ['an item of a list', { resources: ['arn:two'] }],
  ['null', { detail: { error: [null] } }],
  ['a prefix', { source: [{ prefix: 'aws.' }] }],
  ['a suffix', { source: [{ suffix: 'states' }] }],
  ['another value', { detail: { status: [{ 'anything-but': ['SUCCEEDED', 'RUNNING'] }] } }],
  ['a value in other letters', { detail: { status: [{ 'equals-ignore-case': 'failed' }] } }],
  ['a range of numbers', { detail: { attempts: [{ numeric: ['>', 2, '<=', 3] }] } }],
  ['a number', { detail: { attempts: [{ numeric: ['=', 3] }] } }],
  ['an address within a network', { ip: [{ cidr: '10.0.0.0/24' }] }],
  ['a wildcard', { key: [{ wildcard: 'pict*/*.PNG' }] }],
  ['a wildcard with a star that is meant', { key: [{ wildcard: '*a\\*b*' }] }],
  ['a prefix in other letters', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }],
  ['a suffix in other letters', { key: [{ suffix: { 'equals-ignore-case': '.png' } }] }],
  ['no such prefix', { source: [{ 'anything-but': { prefix: 'my.' } }] }],
  ['none of several suffixes', { source: [{ 'anything-but': { suffix: ['.jpg', '.gif'] } }] }],
  ['no such wildcard', { key: [{ 'anything-but': { wildcard: '*.gif' } }] }],
  ['no such text in any letters', { source: [{ 'anything-but': { 'equals-ignore-case': ['A', 'B'] } }] }],
  ['one of two alternatives', { $or: [{ source: ['x'] }, { detail: { attempts: [3] } }] }],
  [
    'an alternative in depth',
    { source: ['aws.states'], detail: { $or: [{ attempts: [1] }, { status: ['FAILED'] }] } },
  ],
  ['a structure of a list', { items: { name: ['b'] } }],
  ['what is there', { detail: { attempts: [{ exists: true }] } }],
  ['a member named by its path', { 'detail.nested.deep': [true] }],
  ['a member whose name is a path', { detail: { dotted: { name: ['x'] } } }],
  ['any text by an empty prefix', { source: [{ prefix: '' }] }],
  ['an empty text', { detail: { none: [{ 'equals-ignore-case': '' }] } }],
  ['what is not empty', { source: [{ 'anything-but': { wildcard: '' } }] }],
  ['that a structure is no value', { detail: { nested: [{ exists: false }] } }],
  ['what is not there', { detail: { output: [{ exists: false }] } }],
])('matches %s', (_what, pattern) => {
  expect(matches(pattern)).toBe(true);
});

it.each([
  ['another value', { source: ['aws.lambda'] }],
  ['one of two members', { source: ['aws.states'], detail: { status: ['SUCCEEDED'] } }],
  ['a text for a number', { detail: { attempts: ['3'] } }],
  ['what is absent', { detail: { output: ['x'] } }],
  ['a refused value', { detail: { status: [{ 'anything-but': 'FAILED' }] } }],
  ['an address outside of a network', { ip: [{ cidr: '10.0.1.0/24' }] }],
  ['a text that is no address', { source: [{ cidr: '0.0.0.0/0' }] }],
  ['a wildcard whose pieces overlap', { ip: [{ wildcard: '10.0*0.0.17' }] }],
  ['what is absent, as any other value', { detail: { output: [{ 'anything-but': 'x' }] } }],
  ['a refused prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }],
  ['a structure as if it were a value', { detail: { nested: [{ exists: true }] } }],
  ['a text by an empty wildcard', { source: [{ wildcard: '' }] }],
  ['neither alternative', { $or: [{ source: ['x'] }, { source: ['y'] }] }],
  ['a number out of range', { detail: { attempts: [{ numeric: ['>', 3] }] } }],
])('does not match %s', (_what, pattern) => {
  expect(matches(pattern)).toBe(false);
});

it.each([
  ['text that is no JSON', '{', 'Filter is not an object'],
  ['a list', '[]', 'Filter is not an object'],
  ['an empty pattern', '{}', 'Empty objects are not allowed'],
  ['a bare value', '{"source":"aws.states"}', '"source" must be an object or an array'],
  ['an empty list', '{"source":[]}', 'Empty arrays are not allowed'],
  ['a matcher that there is not', '{"source":[{"NUMERIC":["=",5]}]}', 'Unrecognized match type NUMERIC'],
  [
    'two matchers in one',
    '{"source":[{"prefix":"a","suffix":"b"}]}',
    'Only one key allowed in match expression',
  ],
  ['a matcher with a wrong value', '{"source":[{"prefix":3}]}', 'prefix match pattern must be a string'],
  ['two lower bounds', '{"c":[{"numeric":[">",0,">",0]}]}', 'Bad numeric range operator: >'],
  ['a comparison of texts', '{"c":[{"numeric":[">","0"]}]}', 'Value of > must be numeric'],
  ['a network without a length', '{"ip":[{"cidr":"10.0.0.0"}]}', "Malformed CIDR, one '/' required"],
  [
    'a length that is no number',
    '{"ip":[{"cidr":"bad/64x"}]}',
    'Malformed CIDR, mask bits must be an integer',
  ],
  ['an address that is none', '{"ip":[{"cidr":"xx.11.xx/8"}]}', 'Nonstandard IP address: xx.11.xx'],
  ['two stars', '{"a":[{"wildcard":"ab**"}]}', 'Consecutive wildcard characters at pos 3'],
  ['no exception', '{"a":[{"anything-but":null}]}', 'Value of anything-but must be an array or single'],
  [
    'an exception of letters within a prefix',
    '{"a":[{"anything-but":{"prefix":{"equals-ignore-case":"x"}}}]}',
    'Value of anything-but must be an array or single string/number value.',
  ],
  ['an empty exception', '{"a":[{"anything-but":{"suffix":""}}]}', 'Null prefix/suffix not allowed'],
  [
    'an exception of numbers',
    '{"a":[{"anything-but":{"prefix":[1]}}]}',
    'prefix/suffix match pattern must be a string',
  ],
  [
    'an exception of numbers in any letters',
    '{"a":[{"anything-but":{"equals-ignore-case":1}}]}',
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
  ],
  [
    'a single alternative',
    '{"$or":[{"source":["a"]}]}',
    'There must have at least 2 Objects in $or relationship.',
  ],
  ['an unknown exception', '{"a":[{"anything-but":{"cidr":"x"}}]}', 'Unsupported anything-but pattern: cidr'],
  [
    'an existence that is no truth value',
    '{"a":[{"exists":"yes"}]}',
    'exists match pattern must be either true or false.',
  ],
])('refuses %s', (_what, text, reason) => {
  expect(() => compilePattern(text)).toThrow(`Event pattern is not valid. Reason: ${reason}`);
});

it('takes no longer for many stars than for one', () => {
  const isMatch = compilePattern(JSON.stringify({ a: [{ wildcard: `${'*a'.repeat(50)}*b` }] }));
  expect(isMatch({ a: 'a'.repeat(100_000) })).toBe(false);
});
