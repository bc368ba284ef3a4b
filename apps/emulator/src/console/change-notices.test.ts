import { expect, it } from 'vitest';
import { isRead, noticeOfItem, thingOf } from './change-notices.ts';

it.each([
  ['sagemaker/training-jobs', 'job', 'sagemaker', 'job'],
  ['step-functions/state-machines', 'arn:machine', 'states', 'arn:machine'],
  [
    'cloudformation.events',
    'arn:aws:cloudformation:us-east-1:0:stack/mine/id 00000001',
    'cloudformation',
    'mine',
  ],
  ['cloudformation.stacks', 'arn:aws:cloudformation:us-east-1:0:stack/mine/id', 'cloudformation', 'mine'],
  ['lambda:functions', 'run', 'lambda', 'run'],
  ['lambda:versions', 'run:1', 'lambda', 'run'],
  ['cloudwatch.alarms', 'errors', 'monitoring', 'errors'],
  ['events.rules', 'default/rule', 'events', undefined],
])('calls an item of %s as pages do', (collection, key, topic, about) => {
  const notices: unknown[] = [];
  noticeOfItem((...notice) => void notices.push(notice))(collection, key);
  expect(notices).toEqual([[topic, about]]);
});

it('reports nothing that no page shows', () => {
  const notices: unknown[] = [];
  noticeOfItem((...notice) => void notices.push(notice))('iam/sessions', 'ASIA');
  expect(notices).toEqual([]);
});

it.each([
  ['states', { executionArn: 'arn:e', stateMachineArn: 'arn:m' }, 'arn:e'],
  ['lambda', { FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:run:live' }, 'run'],
  ['lambda', { FunctionName: 'run' }, 'run'],
  ['cloudformation', { StackName: 'arn:aws:cloudformation:us-east-1:0:stack/mine/id' }, 'mine'],
  ['s3', { Bucket: 'b', Key: 'k' }, 'b'],
  ['s3', {}, undefined],
  ['s3', undefined, undefined],
  ['monitoring', { AlarmName: 'a' }, undefined],
])('calls what an operation of %s is about as pages do', (topic, input, about) => {
  expect(thingOf(topic, input)).toBe(about);
});

it('knows operations that change nothing by their names', () => {
  expect(['GetObject', 'HeadBucket', 'ListTags', 'FilterLogEvents', 'ValidateTemplate'].every(isRead)).toBe(
    true,
  );
  expect(['PutObject', 'Invoke', 'StartExecution', 'DeleteBucket', 'GenerateThing'].some(isRead)).toBe(false);
});
