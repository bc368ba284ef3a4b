import { expect, it } from 'vitest';
import { mockedResource, standIn } from './mocked-resource.ts';

it.each([
  ['arn:aws:lambda:us-east-1:000000000000:function:f', {}],
  ['arn:aws:states:us-east-1:000000000000:activity:a', {}],
  ['arn:aws:states:::aws-sdk:kms:encrypt', { service: 'kms', operation: 'encrypt' }],
  ['arn:aws:states:::events:putEvents', { service: 'eventbridge', operation: 'putEvents' }],
  ['arn:aws:states:::states:startExecution', { service: 'sfn', operation: 'startExecution' }],
  ['arn:aws:states:::states:startExecution.sync:2', { service: 'sfn', operation: 'describeExecution' }],
  ['arn:aws:states:::glue:startJobRun.sync', { service: 'glue', operation: 'getJobRun' }],
  ['arn:aws:states:::emr-serverless:startJobRun.sync', { service: 'emrserverless', operation: 'getJobRun' }],
  ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', {}],
  ['arn:aws:states:::aws-sdk:sns:publish.waitForTaskToken', {}],
  ['arn:aws:states:::http:invoke', {}],
])('%s answers as %j does', (resource, mocked) => {
  expect(mockedResource(resource)).toEqual(mocked);
});

it.each([
  'arn:aws:states:::lambda:delete',
  'arn:aws:states:::sns:publish.sync',
  'arn:aws:states:::unheard:of',
  'arn:aws:states:::toString:call',
  'nothing',
])('%s is nothing that AWS knows', (resource) => {
  expect(mockedResource(resource)).toBeUndefined();
  expect(standIn(resource)).toBeUndefined();
});
