import { expect, it } from 'vitest';
import { arnName } from './arn-name.ts';

it.each([
  ['arn:aws:sns:us-east-1:000000000000:failures', 'failures'],
  ['arn:aws:s3:::pictures/train/1.png', 'pictures/train/1.png'],
  ['arn:aws:lambda:us-east-1:000000000000:function:infer', 'infer'],
  ['arn:aws:iam::000000000000:role/service/reader', 'service/reader'],
  ['arn:aws:states:us-east-1:000000000000:execution:machine:run-1', 'run-1'],
  ['arn:aws:states:us-east-1:000000000000:stateMachine:machine', 'machine'],
  ['arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/infer:*', '/aws/lambda/infer'],
  ['arn:aws:cloudformation:us-east-1:000000000000:stack/scones/1f-2e', 'scones'],
  ['arn:aws:cloudwatch:us-east-1:000000000000:alarm:drift', 'drift'],
  ['*', '*'],
  ['cloudwatch.amazonaws.com', 'cloudwatch.amazonaws.com'],
])('calls %s %s', (arn, name) => {
  expect(arnName(arn)).toBe(name);
});
