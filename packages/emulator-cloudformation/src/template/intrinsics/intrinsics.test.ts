import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { evaluate, evaluateCondition } from '../evaluate.ts';
import type { Json } from '../json.ts';
import { parseTemplate } from '../parse-template.ts';
import { StackScope } from '../stack-scope.ts';

interface Case {
  readonly name: string;
  /** AWS's sentence for arguments of another form. */
  readonly form: string;
  /** Where the function may stand; by default in a property. */
  readonly in?: 'condition' | 'extension';
  readonly wrong: readonly Json[];
}

const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, 'intrinsics.cases.json'), 'utf8'),
) as readonly Case[];

const parse = (place: Case['in'], value: Json) =>
  parseTemplate(
    JSON.stringify({
      ...(place === 'extension' && { Transform: 'AWS::LanguageExtensions' }),
      Conditions: {
        C: { 'Fn::Equals': ['a', 'a'] },
        ...(place === 'condition' && { Tested: value }),
      },
      Mappings: { M: { a: { b: 'c' } } },
      Resources: {
        A: {
          Type: 'AWS::SSM::Parameter',
          Properties: place === 'condition' ? {} : { Value: value },
        },
      },
    }),
  );

describe.each(cases)('$name', ({ name, form, in: place, wrong }) => {
  it.each(wrong.map((argument) => [JSON.stringify(argument), argument] as const))(
    'refuses %s in AWS’s words',
    (_text, argument) => {
      expect(() => parse(place, { [name]: argument })).toThrow(
        expect.objectContaining({ name: 'TemplateError', message: `Template error: ${form}` }) as Error,
      );
    },
  );
});

/** A function may return something else than the function around it accepts, which only its evaluation shows. */
describe('a function whose argument turns out to be something else', () => {
  const list = { Ref: 'Names' };
  const scope = new StackScope({
    template: parse(undefined, 'a'),
    parameters: { Names: { given: 'a,b', value: ['a', 'b'] }, Word: { given: 'x', value: 'x' } },
    identity: EMULATOR_IDENTITY,
    stackName: 'scones',
    stackId: 'arn:stack',
    physicalId: (logicalId) => logicalId,
    attribute: (logicalId, name) => `${logicalId}/${name}`,
    importedValue: (name) => name,
  });

  it.each<[string, Json, string]>([
    ['Fn::Join of a text', { 'Fn::Join': [',', { Ref: 'Word' }] }, 'every Fn::Join object requires'],
    ['Fn::Join of lists', { 'Fn::Join': [',', [list]] }, 'every Fn::Join object requires'],
    ['Fn::Select by a word', { 'Fn::Select': [{ Ref: 'Word' }, ['a']] }, 'Fn::Select requires a list'],
    ['Fn::Select from a text', { 'Fn::Select': [0, { Ref: 'Word' }] }, 'Fn::Select requires a list'],
    ['Fn::Select past the end', { 'Fn::Select': [2, list] }, 'cannot select nonexistent value at index 2'],
    ['Fn::Split of a list', { 'Fn::Split': [',', list] }, 'every Fn::Split object requires'],
    ['Fn::Base64 of a list', { 'Fn::Base64': list }, 'every Fn::Base64 object must have'],
    ['Fn::Sub of a list', { 'Fn::Sub': '${Names}' }, "Fn::Sub intrinsic functions don't specify expected"],
    ['a variable that is a list', { 'Fn::Sub': ['${n}', { n: list }] }, 'every value of the context object'],
    ['Fn::FindInMap by a list', { 'Fn::FindInMap': ['M', list, 'b'] }, 'every Fn::FindInMap object requires'],
    ['a key of no map', { 'Fn::FindInMap': ['M', 'a', 'x'] }, 'Unable to get mapping for M::a::x'],
    ['Fn::ImportValue of a list', { 'Fn::ImportValue': list }, 'every Fn::ImportValue object must have'],
    ['Fn::GetAZs of a list', { 'Fn::GetAZs': list }, 'every Fn::GetAZs object must have'],
    ['Fn::Length of a text', { 'Fn::Length': { Ref: 'Word' } }, 'every Fn::Length object requires a list.'],
    ['Fn::Cidr of a word', { 'Fn::Cidr': [{ Ref: 'Word' }, 1] }, 'Fn::Cidr needs an IP block, and x is none'],
    ['Fn::Cidr of none', { 'Fn::Cidr': ['10.0.0.0/16', 0] }, 'Fn::Cidr needs a count from 1 to 256'],
    ['too many ranges', { 'Fn::Cidr': ['10.0.0.0/24', 2, 8] }, 'Fn::Cidr cannot take 2 ranges of 8 bits'],
  ])('%s is refused', (_what, value, message) => {
    expect(() => evaluate(value, scope)).toThrow(message);
  });

  it.each<[string, Json, boolean]>([
    ['a number equals the text of it', { 'Fn::Equals': [1, '1'] }, true],
    ['a boolean equals the text of it', { 'Fn::Equals': [true, 'true'] }, true],
    ['case makes a difference', { 'Fn::Equals': ['a', 'A'] }, false],
    ['a list contains a number', { 'Fn::Contains': [['1', '2'], 2] }, true],
    ['each member equals a number', { 'Fn::EachMemberEquals': [[5, '5'], 5] }, true],
    ['each member is in a list of numbers', { 'Fn::EachMemberIn': [['1'], [1, 2]] }, true],
    ['no member is in an empty list', { 'Fn::EachMemberIn': [list, []] }, false],
    ['every member of an empty list is in any', { 'Fn::EachMemberIn': [[], ['a']] }, true],
    ['all of two', { 'Fn::And': [{ Condition: 'C' }, { 'Fn::Equals': ['a', 'b'] }] }, false],
    ['one of two', { 'Fn::Or': [{ Condition: 'C' }, { 'Fn::Equals': ['a', 'b'] }] }, true],
    ['not one that holds', { 'Fn::Not': [{ Condition: 'C' }] }, false],
  ])('%s', (_what, value, answer) => {
    expect(evaluateCondition(value, scope)).toBe(answer);
  });

  it.each<[string, Json, Json]>([
    [
      'the zones of another region',
      { 'Fn::GetAZs': 'eu-west-1' },
      ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    ],
    ['the zones of this region', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['ranges of IPv6', { 'Fn::Cidr': ['2001:db8::/56', 2, 64] }, ['2001:db8::/64', '2001:db8:0:1::/64']],
    ['a text that is split into one', { 'Fn::Split': [',', 'a'] }, ['a']],
    ['an attribute with points', { 'Fn::GetAtt': 'A.Outputs.Name' }, 'A/Outputs.Name'],
    ['a variable before a resource of its name', { 'Fn::Sub': ['${A}', { A: 'own' }] }, 'own'],
    ['a name with spaces around it', { 'Fn::Sub': '${ A }' }, 'A'],
    ['JSON of what is evaluated', { 'Fn::ToJsonString': { a: { Ref: 'Word' } } }, '{"a":"x"}'],
    ['how many there are', { 'Fn::Length': list }, 2],
    ['a default of a map', { 'Fn::FindInMap': ['M', 'a', 'x', { DefaultValue: 'd' }] }, 'd'],
  ])('%s', (_what, value, answer) => {
    expect(evaluate(value, scope)).toEqual(answer);
  });
});
