import { expect, it } from 'vitest';
import { pageOfArn } from './page-of-arn.ts';

const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:Classify';
const EXECUTION = 'arn:aws:states:us-east-1:000000000000:execution:Classify:1';

it.each([
  [MACHINE, `/machines/${encodeURIComponent(MACHINE)}`],
  [EXECUTION, `/executions/${encodeURIComponent(EXECUTION)}`],
  ['arn:aws:lambda:us-east-1:000000000000:function:infer', '/functions/infer'],
  ['arn:aws:lambda:us-east-1:000000000000:function:infer:7', '/functions/infer'],
  ['arn:aws:sagemaker:us-east-1:000000000000:training-job/vehicles', '/training/vehicles'],
  ['arn:aws:sagemaker:us-east-1:000000000000:endpoint/vehicles', '/endpoints/vehicles'],
  ['arn:aws:cloudformation:us-east-1:000000000000:stack/scones/1-2', '/stacks/scones'],
  ['arn:aws:cloudwatch:us-east-1:000000000000:alarm:Drift of class', '/alarms/Drift%20of%20class'],
  ['arn:aws:events:us-east-1:000000000000:rule/nightly', '/rules/nightly'],
  ['arn:aws:sns:us-east-1:000000000000:failures', '/topics/failures'],
  ['arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/infer', '/logs/%2Faws%2Flambda%2Finfer'],
  ['arn:aws:s3:::pictures', '/buckets/pictures'],
  ['arn:aws:s3:::pictures/train/a b/1.png', '/buckets/pictures?prefix=train%2Fa%20b%2F'],
  ['arn:aws:s3:::pictures/1.png', '/buckets/pictures'],
])('shows %s at %s', (arn, page) => {
  expect(pageOfArn(arn)).toBe(page);
});

it.each(['*', 'arn:aws:iam::000000000000:role/x', 'arn:aws:s3:::*', 'events.amazonaws.com'])(
  'has no page of %s',
  (arn) => {
    expect(pageOfArn(arn)).toBeUndefined();
  },
);
