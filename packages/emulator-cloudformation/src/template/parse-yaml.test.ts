import { expect, it } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

it.each<[string, unknown]>([
  ['!Ref Bucket', { Ref: 'Bucket' }],
  ['!Condition IsLarge', { Condition: 'IsLarge' }],
  ['!GetAtt Bucket.Arn', { 'Fn::GetAtt': ['Bucket', 'Arn'] }],
  ['!GetAtt Nested.Outputs.Name', { 'Fn::GetAtt': ['Nested', 'Outputs.Name'] }],
  ['!GetAtt [Bucket, Arn]', { 'Fn::GetAtt': ['Bucket', 'Arn'] }],
  ['!Sub "${Bucket}/*"', { 'Fn::Sub': '${Bucket}/*' }],
  [
    '!Join ["/", [!Ref Bucket, !Sub "a${B}"]]',
    { 'Fn::Join': ['/', [{ Ref: 'Bucket' }, { 'Fn::Sub': 'a${B}' }]] },
  ],
  [
    '!If [IsLarge, {A: !Ref B}, !Ref "AWS::NoValue"]',
    { 'Fn::If': ['IsLarge', { A: { Ref: 'B' } }, { Ref: 'AWS::NoValue' }] },
  ],
  ['!Transform {Name: Include}', { 'Fn::Transform': { Name: 'Include' } }],
  ['2010-09-09', '2010-09-09'],
  ['{"Ref": "Bucket"}', { Ref: 'Bucket' }],
])('reads %s', (text, value) => {
  expect(parseYaml(`Value: ${text}`)).toEqual({ Value: value });
});

it.each([
  ['a tag that is none of CloudFormation’s', 'A: !Include file', /YAML not well-formed.*!Include/],
  ['a member that is there twice', 'A: 1\nA: 2', /YAML not well-formed.*unique/],
  ['an alias', 'A: &a {B: 1}\nC: *a', /YAML not well-formed/],
  ['what is no YAML', 'A: [', /YAML not well-formed.*line 1/],
])('refuses %s', (_what, text, message) => {
  expect(() => parseYaml(text)).toThrow(message);
});
