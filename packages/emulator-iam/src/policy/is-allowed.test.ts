import type { AccessRequest } from '@scones/emulator-core';
import { describe, expect, it } from 'vitest';
import { isAllowed } from './is-allowed.ts';
import { parsePermissions } from './policy-document.ts';

const decide = (statements: object[], request: Partial<AccessRequest> = {}): boolean =>
  isAllowed([parsePermissions(JSON.stringify({ Version: '2012-10-17', Statement: statements }))], {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::pictures/a/1.png',
    ...request,
  });
const allow = (members: object = {}): object => ({
  Effect: 'Allow',
  ...('NotAction' in members ? {} : { Action: 's3:*' }),
  ...('NotResource' in members ? {} : { Resource: '*' }),
  ...members,
});
const deny = (members: object = {}): object => ({ ...allow(members), Effect: 'Deny' });

describe('a decision', () => {
  it.each([
    ['nothing says anything of it', [allow({ Action: 's3:PutObject' })], false],
    ['something allows it', [allow()], true],
    ['something allows it and something denies it', [allow(), deny()], false],
    ['something else is denied', [allow(), deny({ Action: 's3:PutObject' })], true],
    ['the action is written in another case', [allow({ Action: 'S3:getobject' })], true],
    ['the action is one of several', [allow({ Action: ['s3:PutObject', 's3:Get?bject'] })], true],
    ['the action is of another service', [allow({ Action: 'sns:*' })], false],
    ['the action is not among those excepted', [allow({ NotAction: 's3:Put*' })], true],
    ['the action is excepted', [allow({ NotAction: 's3:Get*' })], false],
    ['the resource is under the prefix', [allow({ Resource: 'arn:aws:s3:::pictures/a/*' })], true],
    ['the resource is under another prefix', [allow({ Resource: 'arn:aws:s3:::pictures/b/*' })], false],
    ['another resource is excepted', [allow({ NotResource: 'arn:aws:s3:::cakes/*' })], true],
    ['the resource is excepted by ARN', [allow({ NotResource: 'arn:aws:s3:::pictures/*' })], false],
    ['a wildcard would have to reach over a colon', [allow({ Resource: 'arn:aws:*' })], false],
  ])('when %s', (_when, statements, expected) => {
    expect(decide(statements)).toBe(expected);
  });
});

describe('a condition', () => {
  const context = {
    'cloudwatch:namespace': 'AWS/SageMaker',
    'aws:SecureTransport': 'true',
    's3:TlsVersion': '1.2',
    'aws:SourceArn': 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
    'aws:CurrentTime': '2026-01-01T00:00:00Z',
    'aws:TagKeys': ['project', 'stage'],
  };
  it.each([
    ['StringLike', 'cloudwatch:namespace', ['/aws/sagemaker/*', 'AWS/Sage*'], true],
    ['StringLike', 'cloudwatch:namespace', ['/aws/sagemaker/*'], false],
    ['StringEquals', 'CLOUDWATCH:NAMESPACE', 'AWS/SageMaker', true],
    ['StringEqualsIgnoreCase', 'cloudwatch:namespace', 'aws/sagemaker', true],
    ['StringNotEquals', 'cloudwatch:namespace', ['AWS/SageMaker', 'x'], false],
    ['StringNotEquals', 'no:such-key', 'x', true],
    ['StringEquals', 'no:such-key', 'x', false],
    ['StringEqualsIfExists', 'no:such-key', 'x', true],
    ['StringEquals', 'aws:TagKeys', 'stage', true],
    ['Bool', 'aws:SecureTransport', 'false', false],
    ['Bool', 'aws:SecureTransport', true, true],
    ['NumericLessThan', 's3:TlsVersion', 1.2, false],
    ['NumericGreaterThanEquals', 's3:TlsVersion', '1.2', true],
    ['DateGreaterThan', 'aws:CurrentTime', '2025-12-31T23:59:59Z', true],
    ['DateLessThan', 'aws:CurrentTime', '1735689600', false],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:states:*:000000000000:stateMachine:*', true],
    ['ArnNotEquals', 'aws:SourceArn', 'arn:aws:states:*:*:stateMachine:m', false],
    ['Null', 'no:such-key', 'true', true],
    ['Null', 'aws:SourceArn', 'true', false],
  ])('%s of %s against %j is %s', (operator, key, wanted, expected) => {
    expect(decide([allow({ Condition: { [operator]: { [key]: wanted } } })], { context })).toBe(expected);
  });

  it('has every line to hold', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'no:such-key': 'x' } };
    expect(decide([allow({ Condition })], { context })).toBe(false);
  });
});
