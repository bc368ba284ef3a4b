import { describe, expect, it } from 'vitest';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { evaluate } from './evaluate.ts';
import { StackScope } from './stack-scope.ts';
import type { Json } from './template.ts';
import { parseTemplate } from './parse-template.ts';

const scope = new StackScope({
  template: parseTemplate(
    JSON.stringify({
      Parameters: { Stage: { Type: 'String' }, Names: { Type: 'CommaDelimitedList' } },
      Resources: { Bucket: { Type: 'AWS::S3::Bucket' }, Role: { Type: 'AWS::IAM::Role' } },
      Mappings: { Sizes: { 'us-east-1': { Memory: 256 } } },
      Conditions: {
        IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
        IsLive: { 'Fn::Not': [{ Condition: 'IsTest' }] },
        Either: { 'Fn::Or': [{ Condition: 'IsTest' }, { Condition: 'IsLive' }] },
        Both: { 'Fn::And': [{ Condition: 'IsTest' }, { Condition: 'IsLive' }] },
      },
    }),
  ),
  parameters: { Stage: { given: 'test', value: 'test' }, Names: { given: 'a,b', value: ['a', 'b'] } },
  identity: EMULATOR_IDENTITY,
  stackName: 'scones',
  stackId: 'arn:stack',
  physicalId: (logicalId) => `physical-${logicalId}`,
  attribute: (logicalId, name) => `${logicalId}/${name}`,
  importedValue: (name) => `imported ${name}`,
});

it.each<[string, Json, Json]>([
  ['plain values as they are', { a: [1, true, null, 'x'] }, { a: [1, true, null, 'x'] }],
  ['Ref of a resource', { Ref: 'Bucket' }, 'physical-Bucket'],
  ['Ref of a parameter', { Ref: 'Stage' }, 'test'],
  ['Ref of a list', { Ref: 'Names' }, ['a', 'b']],
  ['Ref of the account', { Ref: 'AWS::AccountId' }, '000000000000'],
  ['Ref of the stack', { Ref: 'AWS::StackName' }, 'scones'],
  ['no value, which leaves its member out', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['no value, which leaves its item out', [{ Ref: 'AWS::NoValue' }, 1], [1]],
  ['Fn::GetAtt of two', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'Role/Arn'],
  ['Fn::GetAtt of one', { 'Fn::GetAtt': 'Role.Arn' }, 'Role/Arn'],
  ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 3]] }, 'a-test-3'],
  ['Fn::Join over a list', { 'Fn::Join': [',', { Ref: 'Names' }] }, 'a,b'],
  [
    'Fn::Sub',
    { 'Fn::Sub': '${AWS::Region}/${Bucket}/${Role.Arn}/${!Literal}' },
    'us-east-1/physical-Bucket/Role/Arn/${Literal}',
  ],
  [
    'Fn::Sub with its own names',
    { 'Fn::Sub': ['${Stage}-${Own}', { Own: { Ref: 'Role' } }] },
    'test-physical-Role',
  ],
  ['Fn::Split and Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
  ['Fn::If', { 'Fn::If': ['IsTest', 'yes', 'no'] }, 'yes'],
  ['Fn::If whose other branch could not be', { 'Fn::If': ['IsLive', { 'Fn::Select': [9, []] }, 'no'] }, 'no'],
  ['conditions of conditions', [{ 'Fn::If': ['Either', 1, 0] }, { 'Fn::If': ['Both', 1, 0] }], [1, 0]],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'Memory'] }, 256],
  ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'name-${Stage}' } }, 'imported name-test'],
  ['Fn::Base64', { 'Fn::Base64': 'text' }, 'dGV4dA=='],
  ['Fn::GetAZs', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['Fn::Cidr', { 'Fn::Cidr': ['192.168.0.0/16', '2', 8] }, ['192.168.0.0/24', '192.168.1.0/24']],
  [
    'Fn::Cidr of a longer address',
    { 'Fn::Cidr': ['2600:1f18:abc:de00::/56', 2, 64] },
    ['2600:1f18:abc:de00::/64', '2600:1f18:abc:de01::/64'],
  ],
  ['Fn::FindInMap with a default', { 'Fn::FindInMap': ['Sizes', 'mars', 'Memory', { DefaultValue: 1 }] }, 1],
  ['Fn::Length', { 'Fn::Length': { Ref: 'Names' } }, 2],
  ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Stage' } } }, '{"a":"test"}'],
  [
    'a policy’s Condition, which is none of CloudFormation',
    { Condition: { Bool: { a: 'b' } } },
    { Condition: { Bool: { a: 'b' } } },
  ],
])('evaluates %s', (_what, value, expected) => {
  expect(evaluate(value, scope)).toEqual(expected);
});

describe('what cannot be', () => {
  it.each<[string, Json, RegExp]>([
    ['a name that is nothing', { Ref: 'Nothing' }, /Unresolved resource dependencies \[Nothing\]/],
    ['a pseudo parameter that does not exist', { Ref: 'AWS::Moon' }, /\[AWS::Moon\]/],
    ['an attribute of nothing', { 'Fn::GetAtt': ['Nothing', 'Arn'] }, /\[Nothing\]/],
    ['a function that is not there', { 'Fn::Upper': '' }, /unsupported function: Fn::Upper Supported/],
    ['a function that is not supported', { 'Fn::Transform': {} }, /emulator does not support the function/],
    ['an item that is not there', { 'Fn::Select': [2, ['a']] }, /cannot select nonexistent value at index 2/],
    ['a key that is not mapped', { 'Fn::FindInMap': ['Sizes', 'mars', 'Memory'] }, /Sizes::mars::Memory/],
    [
      'a condition that is not there',
      { 'Fn::If': ['Nope', 1, 2] },
      /unresolved condition dependency Nope in Fn::If/,
    ],
    ['arguments of another form', { 'Fn::Join': 'a' }, /every Fn::Join object/],
    ['a list for a text', { 'Fn::Join': [',', [['a']]] }, /every Fn::Join object/],
  ])('refuses %s', (_what, value, message) => {
    expect(() => evaluate(value, scope)).toThrow(message);
  });
});

it.each<[string, Json]>([
  ['Fn::Sub', { 'Fn::Sub': ['${A}'.repeat(100), { A: 'a'.repeat(3000) }] }],
  ['Fn::Join', { 'Fn::Join': ['a'.repeat(3000), { 'Fn::Split': ['b', 'b'.repeat(100)] }] }],
])('refuses more text of %s than a property could take', (name, value) => {
  expect(() => evaluate(value, scope)).toThrow(`more than 262144 characters of ${name}`);
});

it('takes brackets of Fn::Sub that are never closed as they are', () => {
  const open = '${'.repeat(20_000);
  expect(evaluate({ 'Fn::Sub': `\${Stage}${open}` }, scope)).toBe(`test${open}`);
});
