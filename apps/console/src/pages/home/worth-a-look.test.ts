import { expect, it } from 'vitest';
import { worthALook } from './worth-a-look.ts';

const EXECUTION = 'arn:aws:states:us-east-1:0:execution:Classify:one';
const execution = {
  executionArn: EXECUTION,
  name: 'one',
  status: 'FAILED' as const,
  startDate: 1,
  stateMachineArn: 'arn:aws:states:us-east-1:0:stateMachine:Classify',
};

it('has nothing to show of an empty account', () => {
  expect(worthALook({ ringing: [], failed: undefined, passed: undefined })).toEqual([]);
});

it('leads to the alarms that ring first, then to what failed', () => {
  const looks = worthALook({
    ringing: [{ name: 'Drift', reason: 'too far' }],
    failed: execution,
    passed: undefined,
  });
  expect(looks).toMatchObject([
    { type: 'warning', to: '/alarms/Drift', what: 'too far' },
    { type: 'error', to: `/executions/${encodeURIComponent(EXECUTION)}`, what: 'one of Classify' },
  ]);
});
