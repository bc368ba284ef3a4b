import { expect, it } from 'vitest';
import { parseTemplate } from './template.ts';

const parse = (template: object): unknown => parseTemplate(JSON.stringify(template));
const Resources = { A: { Type: 'AWS::SSM::Parameter' } };

it.each<[string, object, RegExp]>([
  ['no resources', { Resources: {} }, /At least one Resources member/],
  ['a section that is not supported', { Resources, Transform: 'AWS::Serverless-2016-10-31' }, /"Transform"/],
  [
    'a member of a resource that is not supported',
    { Resources: { A: { ...Resources.A, CreationPolicy: {} } } },
    /"CreationPolicy".*\/Resources\/A/,
  ],
  [
    'a deletion policy that is not supported',
    { Resources: { A: { ...Resources.A, DeletionPolicy: 'Snapshot' } } },
    /\/Resources\/A\/DeletionPolicy/,
  ],
  [
    'a type of parameter that is not supported',
    { Resources, Parameters: { P: { Type: 'AWS::EC2::VPC::Id' } } },
    /\/Parameters\/P\/Type/,
  ],
  ['a logical id with other signs', { Resources: { 'a-b': Resources.A } }, /\/Resources/],
])('refuses %s', (_what, template, message) => {
  expect(() => parse(template)).toThrow(message);
});

it('reads YAML as the JSON that it stands for', () => {
  const yaml = `
    AWSTemplateFormatVersion: 2010-09-09
    Resources:
      A:
        Type: AWS::SSM::Parameter
        Properties:
          Value: !Ref B`;
  const A = { Type: 'AWS::SSM::Parameter', Properties: { Value: { Ref: 'B' } } };
  expect(parseTemplate(yaml)).toEqual(parse({ AWSTemplateFormatVersion: '2010-09-09', Resources: { A } }));
});

it('refuses JSON that is broken off', () => {
  expect(() => parseTemplate('{"Resources": {')).toThrow('JSON not well-formed');
});
