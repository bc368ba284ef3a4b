import { expect, it } from 'vitest';
import { compilePattern } from './event-pattern.ts';

const event = {
  source: 'aws.states',
  resources: ['arn:one', 'arn:two'],
  detail: { status: 'FAILED', error: null, attempts: 3, nested: { deep: true } },
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
  ['what is there', { detail: { attempts: [{ exists: true }] } }],
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
  ['a number out of range', { detail: { attempts: [{ numeric: ['>', 3] }] } }],
])('does not match %s', (_what, pattern) => {
  expect(matches(pattern)).toBe(false);
});

it.each([
  ['text that is no JSON', '{', /not JSON/],
  ['an empty pattern', '{}', /must be an object/],
  ['a bare value', '{"source":"aws.states"}', /"source" must be an object or an array/],
  ['a matcher that is not supported', '{"source":[{"cidr":"10.0.0.0/8"}]}', /Unrecognized match type cidr/],
  ['a matcher with a wrong value', '{"source":[{"prefix":3}]}', /prefix at "source"/],
  ['an alternative, which is not supported', '{"$or":[{"source":["a"]}]}', /\$or/],
])('refuses %s', (_what, text, message) => {
  expect(() => compilePattern(text)).toThrow(message);
});
