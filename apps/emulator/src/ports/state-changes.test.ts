import { expect, it } from 'vitest';
import { executionEvent } from './state-changes.ts';

const execution = {
  arn: 'arn:execution',
  name: 'one',
  stateMachineArn: 'arn:machine',
  status: 'FAILED',
  startDate: 1,
  stopDate: 2,
  input: '{"a":1}',
  error: 'PictureNotFound',
  cause: 'none.png',
} as const;

it('tells of an execution as Step Functions does', () => {
  expect(executionEvent(execution)).toEqual({
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    resources: ['arn:execution'],
    detail: {
      executionArn: 'arn:execution',
      stateMachineArn: 'arn:machine',
      name: 'one',
      status: 'FAILED',
      startDate: 1,
      stopDate: 2,
      input: '{"a":1}',
      inputDetails: { included: true },
      output: null,
      outputDetails: null,
      error: 'PictureNotFound',
      cause: 'none.png',
    },
  });
});

it('leaves out data that no event could carry', () => {
  const { detail } = executionEvent({ ...execution, input: JSON.stringify('x'.repeat(250 * 1024)) });
  expect(detail).toMatchObject({ input: null, inputDetails: { included: false } });
});
