import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import { describe, expect, it } from 'vitest';
import { accessDenied } from './access-denied.ts';
import { requiredAccess } from './required-access.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:infer';
const STREAM = { logGroupName: '/g', logStreamName: 's' };

describe('an operation needs', () => {
  it.each([
    ['lambda', 'Invoke', { FunctionName: 'infer' }, 'lambda:InvokeFunction', ARN],
    ['lambda', 'Invoke', { FunctionName: `${ARN}:$LATEST` }, 'lambda:InvokeFunction', `${ARN}:$LATEST`],
    ['lambda', 'Invoke', { FunctionName: '000000000000:function:infer' }, 'lambda:InvokeFunction', ARN],
    [
      'lambda',
      'Invoke',
      { FunctionName: 'infer', Qualifier: 'live' },
      'lambda:InvokeFunction',
      `${ARN}:live`,
    ],
    [
      'lambda',
      'Invoke',
      { FunctionName: `${ARN}:live`, Qualifier: 'live' },
      'lambda:InvokeFunction',
      `${ARN}:live`,
    ],
    ['lambda', 'PublishVersion', { FunctionName: 'infer' }, 'lambda:PublishVersion', ARN],
    ['lambda', 'AddPermission', { FunctionName: 'infer', Qualifier: 'live' }, 'lambda:AddPermission', ARN],
    ['lambda', 'DownloadFunctionCode', { FunctionName: 'infer' }, 'lambda:GetFunction', ARN],
    [
      'lambda',
      'PublishLayerVersion',
      { LayerName: 'pillow' },
      'lambda:PublishLayerVersion',
      'arn:aws:lambda:us-east-1:000000000000:layer:pillow',
    ],
    [
      'lambda',
      'DeleteLayerVersion',
      { LayerName: 'pillow', VersionNumber: 2 },
      'lambda:DeleteLayerVersion',
      'arn:aws:lambda:us-east-1:000000000000:layer:pillow:2',
    ],
    ['lambda', 'ListFunctions', {}, 'lambda:ListFunctions', '*'],
    ['s3', 'HeadObject', { Bucket: 'b', Key: 'a/1' }, 's3:GetObject', 'arn:aws:s3:::b/a/1'],
    ['s3', 'ListObjectsV2', { Bucket: 'b' }, 's3:ListBucket', 'arn:aws:s3:::b'],
    ['s3', 'ListBuckets', {}, 's3:ListAllMyBuckets', '*'],
    ['s3', 'ListObjectVersions', { Bucket: 'b' }, 's3:ListBucketVersions', 'arn:aws:s3:::b'],
    ['s3', 'GetBucketCors', { Bucket: 'b' }, 's3:GetBucketCORS', 'arn:aws:s3:::b'],
    ['s3', 'DeleteBucketLifecycle', { Bucket: 'b' }, 's3:PutLifecycleConfiguration', 'arn:aws:s3:::b'],
    ['s3', 'PutBucketEncryption', { Bucket: 'b' }, 's3:PutEncryptionConfiguration', 'arn:aws:s3:::b'],
    ['s3', 'GetPublicAccessBlock', { Bucket: 'b' }, 's3:GetBucketPublicAccessBlock', 'arn:aws:s3:::b'],
    ['s3', 'GetObjectAcl', { Bucket: 'b', Key: 'k' }, 's3:GetObjectAcl', 'arn:aws:s3:::b/k'],
    [
      'sagemaker-runtime',
      'InvokeEndpoint',
      { EndpointName: 'Shop' },
      'sagemaker:InvokeEndpoint',
      'arn:aws:sagemaker:us-east-1:000000000000:endpoint/shop',
    ],
    ['states', 'StartExecution', { stateMachineArn: 'arn:m' }, 'states:StartExecution', 'arn:m'],
    ['sns', 'Publish', { TopicArn: 'arn:t' }, 'sns:Publish', 'arn:t'],
    [
      'logs',
      'PutLogEvents',
      STREAM,
      'logs:PutLogEvents',
      'arn:aws:logs:us-east-1:000000000000:log-group:/g:log-stream:s',
    ],
    [
      'ssm',
      'GetParameter',
      { Name: '/a/b' },
      'ssm:GetParameter',
      'arn:aws:ssm:us-east-1:000000000000:parameter/a/b',
    ],
    [
      'events',
      'PutEvents',
      {},
      'events:PutEvents',
      'arn:aws:events:us-east-1:000000000000:event-bus/default',
    ],
    ['sts', 'AssumeRole', { RoleArn: 'arn:r' }, 'sts:AssumeRole', 'arn:r'],
  ])('%s %s %j', (service, operation, input, action, resource) => {
    expect(requiredAccess(service, operation, input, EMULATOR_IDENTITY)).toEqual([{ action, resource }]);
  });

  it.each([
    [{ Name: 'arn:aws:ssm:us-east-1:000000000000:parameter/a/b:2' }, ['a/b']],
    [{ Names: ['/a/b', 'c:live'] }, ['a/b', 'c']],
  ])('each parameter of %j', (input, names) => {
    const asked = requiredAccess('ssm', 'GetParameters', input, EMULATOR_IDENTITY);
    expect(asked.map(({ resource }) => resource)).toEqual(
      names.map((name) => `arn:aws:ssm:us-east-1:000000000000:parameter/${name}`),
    );
  });

  it('each bus that events are put on', () => {
    const Entries = [{}, { EventBusName: 'orders' }, { EventBusName: 'orders' }];
    const asked = requiredAccess('events', 'PutEvents', { Entries }, EMULATOR_IDENTITY);
    expect(asked.map(({ resource }) => resource)).toEqual([
      'arn:aws:events:us-east-1:000000000000:event-bus/default',
      'arn:aws:events:us-east-1:000000000000:event-bus/orders',
    ]);
  });

  it.each([
    ['PutTargets', { Rule: 'r', EventBusName: 'orders' }, 'rule/orders/r'],
    ['DescribeRule', { Name: 'r' }, 'rule/r'],
    ['DeleteEventBus', { Name: 'orders' }, 'event-bus/orders'],
  ])('the rule or bus of %s %j', (operation, input, resource) => {
    const [asked] = requiredAccess('events', operation, input, EMULATOR_IDENTITY);
    expect(asked?.resource).toBe(`arn:aws:events:us-east-1:000000000000:${resource}`);
  });

  it('nothing to ask who one is', () => {
    expect(requiredAccess('sts', 'GetCallerIdentity', {}, EMULATOR_IDENTITY)).toEqual([]);
  });

  it('both sides of a copy, and each of many objects to delete', () => {
    const copy = { Bucket: 'b', Key: 'new', CopySource: '/a/old%20one?versionId=1' };
    expect(requiredAccess('s3', 'CopyObject', copy, EMULATOR_IDENTITY)).toEqual([
      { action: 's3:PutObject', resource: 'arn:aws:s3:::b/new' },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::a/old one' },
    ]);
    const several = { Bucket: 'b', Delete: { Objects: [{ Key: '1' }, { Key: '2' }] } };
    expect(requiredAccess('s3', 'DeleteObjects', several, EMULATOR_IDENTITY)).toEqual([
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/1' },
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/2' },
    ]);
  });

  it('metrics with their namespace, which conditions ask for', () => {
    expect(requiredAccess('monitoring', 'PutMetricData', { Namespace: 'AWS/X' }, EMULATOR_IDENTITY)).toEqual([
      { action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': 'AWS/X' } },
    ]);
  });

  it('something even when the input is nonsense', () => {
    expect(requiredAccess('lambda', 'Invoke', null, EMULATOR_IDENTITY)).toEqual([
      { action: 'lambda:InvokeFunction', resource: '*' },
    ]);
  });
});

it("refuses in AWS's words and by the service's own code", () => {
  const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
  const caller = 'arn:aws:sts::000000000000:assumed-role/baker/emulator';
  const by = 'an identity-based';
  expect(accessDenied('s3', caller, request, { decision: 'implicitDeny', by })).toMatchObject({
    code: 'AccessDenied',
    statusCode: 403,
    message:
      'User: arn:aws:sts::000000000000:assumed-role/baker/emulator is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action',
  });
  expect(accessDenied('states', caller, request, { decision: 'explicitDeny', by })).toMatchObject({
    code: 'AccessDeniedException',
    statusCode: 400,
    message: expect.stringContaining('with an explicit deny in an identity-based policy'),
  });
});
