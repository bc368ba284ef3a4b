import { describe, expect, it } from 'vitest';
import { parseTemplate } from './parse-template.ts';

const parse = (template: object): unknown => parseTemplate(JSON.stringify(template));
const A = { Type: 'AWS::SSM::Parameter' };
const Resources = { A };
const value = (Value: unknown): object => ({ Resources: { A: { ...A, Properties: { Value } } } });
const resource = (more: object): object => ({ Resources: { A: { ...A, ...more } } });
const parameter = (more: object): object => ({ Resources, Parameters: { P: { Type: 'String', ...more } } });
const output = (more: object): object => ({ Resources, Outputs: { O: more } });
const condition = (C: unknown): object => ({ Resources, Conditions: { C } });
const yes = { 'Fn::Equals': ['a', 'a'] };
const FORMAT = 'Template format error: ';
const ERROR = 'Template error: ';

describe('what a template has wrong', () => {
  it.each<[string, object, string]>([
    ['no resources', {}, `${FORMAT}At least one Resources member must be defined.`],
    ['empty resources', { Resources: {} }, `${FORMAT}At least one Resources member must be defined.`],
    [
      'a section',
      { Resources, Bogus: {}, Other: 1 },
      'Invalid template property or properties [Bogus, Other]',
    ],
    [
      'a null',
      { Resources, Outputs: { O: { Value: null } } },
      "[/Outputs/O/Value] 'null' values are not allowed in templates",
    ],
    [
      'a null deep down',
      value({ a: [1, null] }),
      "[/Resources/A/Properties/Value/a/1] 'null' values are not allowed in templates",
    ],
    [
      'too many levels',
      output({ Value: JSON.parse(`${'{"Fn::Base64":'.repeat(500)}"a"${'}'.repeat(500)}`) as unknown }),
      'The emulator does not support templates that are more than 500 levels deep',
    ],
    [
      'a resource that is no object',
      { Resources: { A: 'x' } },
      `${FORMAT}Any Resources member must be an object.`,
    ],
    [
      'a resource without a type',
      { Resources: { A: {} } },
      `${FORMAT}[/Resources/A] Every Resources object must contain a Type member.`,
    ],
    ['a resource’s name', { Resources: { 'a-b': A } }, `${FORMAT}Resource name a-b is non alphanumeric.`],
    ['a resource’s member', resource({ Invalid: 1 }), "Invalid template resource property 'Invalid'"],
    [
      'a deletion policy',
      resource({ DeletionPolicy: 'Keep' }),
      `${FORMAT}Unrecognized DeletionPolicy Keep for resource A`,
    ],
    [
      'a snapshot',
      resource({ DeletionPolicy: 'Snapshot' }),
      `${ERROR}resource type AWS::SSM::Parameter does not support deletion policy Snapshot`,
    ],
    [
      'DependsOn',
      resource({ DependsOn: { Ref: 'A' } }),
      `${FORMAT}DependsOn must be a string or list of strings.`,
    ],
    [
      'an item of DependsOn',
      resource({ DependsOn: [1] }),
      `${FORMAT}Every DependsOn value must be a string.`,
    ],
    [
      'what DependsOn names',
      resource({ DependsOn: 'B' }),
      `${FORMAT}Unresolved resource dependencies [B] in the Resources block of the template`,
    ],
    [
      'a parameter’s name',
      { Resources, Parameters: { a_b: { Type: 'String' } } },
      `${FORMAT}Parameter name a_b is non alphanumeric.`,
    ],
    [
      'a parameter without a type',
      { Resources, Parameters: { P: {} } },
      `${FORMAT}Every Parameters object must contain a Type member.`,
    ],
    ['a parameter’s type', parameter({ Type: 'Strin' }), `${FORMAT}Unrecognized parameter type: Strin`],
    ['a parameter’s member', parameter({ Foo: 1 }), "Invalid template parameter property 'Foo'"],
    [
      'a parameter’s default',
      parameter({ Default: ['a'] }),
      `${FORMAT}Every Default member must be a string.`,
    ],
    ['a mapping', { Resources, Mappings: { M: 'x' } }, `${FORMAT}Every Mappings member M must be a map`],
    [
      'a key of a mapping',
      { Resources, Mappings: { M: { A: 'x' } } },
      `${FORMAT}Every Mappings member A must be a map`,
    ],
    [
      'a value of a mapping',
      { Resources, Mappings: { M: { A: { b: {} } } } },
      `${FORMAT}Every Mappings attribute must be a String or a List.`,
    ],
    ['an output without a value', output({}), `${FORMAT}Every Outputs member must contain a Value object`],
    [
      'an output that is a list',
      output({ Value: ['a'] }),
      `${FORMAT}The Value field of every Outputs member must evaluate to a String and not a List.`,
    ],
    [
      'an output that is a map',
      output({ Value: { a: 1, b: 2 } }),
      `${FORMAT}The Value field of every Outputs member must evaluate to a String and not a Map.`,
    ],
    [
      'an output’s name',
      { Resources, Outputs: { 'a.b': { Value: 'x' } } },
      `${FORMAT}Output name a.b is non alphanumeric.`,
    ],
    [
      'what an output names',
      output({ Value: { Ref: 'B' } }),
      'Unresolved resource dependencies [B] in the Outputs block of the template',
    ],
    [
      'an output’s condition',
      output({ Value: 'x', Condition: 'Nope' }),
      `${FORMAT}Unresolved condition dependency Nope in the Outputs block of the template`,
    ],
    [
      'an export without a name',
      output({ Value: 'x', Export: {} }),
      `${FORMAT}Output O is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.`,
    ],
    [
      'a resource’s condition',
      resource({ Condition: 'Nope' }),
      `${FORMAT}Unresolved condition dependency Nope in the Resources block of the template`,
    ],
    [
      'a condition that is none',
      condition('yes'),
      `${FORMAT}Conditions can only be boolean operations on parameters and other conditions`,
    ],
    [
      'a condition on a resource',
      condition({ 'Fn::Equals': [{ Ref: 'A' }, 'x'] }),
      `${FORMAT}Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template`,
    ],
    [
      'a condition of itself',
      condition({ 'Fn::Not': [{ Condition: 'C' }] }),
      `${FORMAT}Circular dependency in Conditions: [C]`,
    ],
    [
      'an import in a condition',
      condition({ 'Fn::Equals': [{ 'Fn::ImportValue': 'x' }, 'x'] }),
      `${ERROR}Cannot use Fn::ImportValue in Conditions.`,
    ],
    [
      'one operand of Fn::And',
      condition({ 'Fn::And': [yes] }),
      `${ERROR}every Fn::And object requires a list of at least 2 and at most 10 boolean parameters.`,
    ],
    [
      'eleven operands of Fn::Or',
      condition({ 'Fn::Or': Array.from({ length: 11 }, () => yes) }),
      `${ERROR}every Fn::Or object requires a list of at least 2 and at most 10 boolean parameters.`,
    ],
    [
      'two operands of Fn::Not',
      condition({ 'Fn::Not': [yes, yes] }),
      `${ERROR}Fn::Not requires a list argument with one element`,
    ],
    [
      'one side of Fn::Equals',
      condition({ 'Fn::Equals': ['a'] }),
      `${ERROR}every Fn::Equals object requires a list of 2 string parameters.`,
    ],
    ['a list for Ref', value({ Ref: ['A'] }), `${ERROR}every Ref object must have a single String value.`],
    [
      'what Ref names',
      value({ Ref: 'B' }),
      `${FORMAT}Unresolved resource dependencies [B] in the Resources block of the template`,
    ],
    [
      'one part of Fn::GetAtt',
      value({ 'Fn::GetAtt': ['A'] }),
      `${ERROR}every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute`,
    ],
    [
      'what Fn::GetAtt names',
      value({ 'Fn::GetAtt': ['B', 'Arn'] }),
      `${ERROR}instance of Fn::GetAtt references undefined resource B`,
    ],
    [
      'Fn::Sub',
      value({ 'Fn::Sub': ['a'] }),
      `${ERROR}One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string`,
    ],
    [
      'a name in Fn::Sub',
      value({ 'Fn::Sub': '${a-b}' }),
      `${ERROR}variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons`,
    ],
    [
      'a value of Fn::Sub',
      value({ 'Fn::Sub': ['${a}', { a: { Ref: 'AWS::NoValue' } }] }),
      `${ERROR}every value of the context object of every Fn::Sub object must be a string or a function that returns a string`,
    ],
    [
      'what Fn::Sub names',
      value({ 'Fn::Sub': '${aws:InstanceId}' }),
      `${FORMAT}Unresolved resource dependencies [aws:InstanceId] in the Resources block of the template`,
    ],
    [
      'an attribute in Fn::Sub',
      value({ 'Fn::Sub': '${B.Arn}' }),
      `${ERROR}instance of Fn::Sub references invalid resource attribute B.Arn`,
    ],
    [
      'Fn::Join',
      value({ 'Fn::Join': [','] }),
      `${ERROR}every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.`,
    ],
    [
      'Fn::Split',
      value({ 'Fn::Split': [','] }),
      `${ERROR}every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.`,
    ],
    [
      'the index of Fn::Select',
      value({ 'Fn::Select': ['x', ['a']] }),
      `${ERROR}Fn::Select requires a list argument with two elements: an integer index and a list`,
    ],
    [
      'the condition of Fn::If',
      value({ 'Fn::If': [yes, 1, 2] }),
      `${ERROR}Fn::If requires a list argument with the first element being a condition`,
    ],
    [
      'two parts of Fn::If',
      value({ 'Fn::If': ['C', 1] }),
      `${ERROR}Fn::If requires a list argument with three elements`,
    ],
    [
      'what Fn::If names',
      value({ 'Fn::If': ['C', 1, 2] }),
      `${ERROR}unresolved condition dependency C in Fn::If`,
    ],
    [
      'two parts of Fn::FindInMap',
      value({ 'Fn::FindInMap': ['M', 'a'] }),
      `${ERROR}every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value`,
    ],
    [
      'what Fn::FindInMap names',
      value({ 'Fn::FindInMap': ['M', 'a', 'b'] }),
      `${ERROR}Mapping named 'M' is not present in the 'Mappings' section of template.`,
    ],
    [
      'a list for Fn::Base64',
      value({ 'Fn::Base64': ['a'] }),
      `${ERROR}every Fn::Base64 object must have a String-typed value.`,
    ],
    [
      'a transform without a name',
      { Resources, Transform: { Parameters: {} } },
      'Key Name of transform definition must be a string.',
    ],
    [
      'too many resources',
      { Resources: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`R${i}`, A])) },
      `${FORMAT}Number of resources, 501, is greater than maximum allowed, 500`,
    ],
  ])('is said in CloudFormation’s words: %s', (_what, template, message) => {
    expect(() => parse(template)).toThrow(expect.objectContaining({ message }) as Error);
  });

  it('is a function that does not exist, and the functions of an extension without its transform', () => {
    for (const name of ['Fn::Upper', 'Fn::Length'])
      expect(() => parse(value({ [name]: ['a'] }))).toThrow(
        `Encountered unsupported function: ${name} Supported`,
      );
  });

  it.each([
    ['"text"', 'Template format error: unsupported structure.'],
    ['{"Resources": {', 'Template format error: JSON not well-formed. (line 1, column 16)'],
    ['{"Resources":\n  1 x}', 'Template format error: JSON not well-formed. (line 2, column 5)'],
  ])('is text that is no template: %s', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(expect.objectContaining({ message }) as Error);
  });
});

it.each<[string, object, RegExp]>([
  [
    'the transform of SAM',
    { Resources, Transform: 'AWS::Serverless-2016-10-31' },
    /the transform AWS::Serverless-2016-10-31;/,
  ],
  ['macros', { Resources, Transform: ['Mine'] }, /the transform Mine/],
  ['policies of creation', resource({ CreationPolicy: {} }), /the CreationPolicy of the resource A/],
  [
    'parameters that are looked up',
    parameter({ Type: 'AWS::EC2::VPC::Id' }),
    /the parameter type AWS::EC2::VPC::Id/,
  ],
  [
    'images in SSM',
    parameter({ Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>' }),
    /the parameter type/,
  ],
  ['encrypted parameters', value('{{resolve:ssm-secure:/a:1}}'), /dynamic references to ssm-secure/],
  ['secrets', value('x{{resolve:secretsmanager:a:SecretString:b}}'), /dynamic references to secretsmanager/],
])('refuses %s by name', (_what, template, message) => {
  expect(() => parse(template)).toThrow(/^The emulator does not support/);
  expect(() => parse(template)).toThrow(message);
});

it('reads YAML as the JSON that it stands for', () => {
  const yaml = `
    AWSTemplateFormatVersion: 2010-09-09
    Resources:
      A:
        Type: AWS::SSM::Parameter
        Properties:
          Value: !Ref AWS::Region`;
  const same = { ...A, Properties: { Value: { Ref: 'AWS::Region' } } };
  expect(parseTemplate(yaml)).toEqual(
    parse({ AWSTemplateFormatVersion: '2010-09-09', Resources: { A: same } }),
  );
});

it('writes the loops of the language extensions out', () => {
  const loop = {
    ['Fn::ForEach::Names']: [
      'Name',
      ['one', 'two'],
      { 'Of${Name}': { ...A, Properties: { Value: { 'Fn::Sub': '${Name}' } } } },
    ],
  };
  const { Resources: made } = parseTemplate(
    JSON.stringify({ Transform: 'AWS::LanguageExtensions', Resources: loop }),
  );
  expect(Object.keys(made)).toEqual(['Ofone', 'Oftwo']);
  expect(made['Oftwo']?.Properties).toEqual({ Value: { 'Fn::Sub': 'two' } });
});
