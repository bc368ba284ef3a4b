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

const NOTHING = { ringing: [], failed: undefined, passed: undefined, trained: undefined, serving: undefined };

it('has nothing to show of an empty account', () => {
  expect(worthALook(NOTHING)).toEqual([]);
});

it('leads to the alarms that ring first, then to what failed', () => {
  const looks = worthALook({
    ...NOTHING,
    ringing: [{ name: 'Drift', reason: 'too far' }],
    failed: execution,
  });
  expect(looks).toMatchObject([
    { type: 'warning', to: '/alarms/Drift', what: 'too far' },
    { type: 'error', to: `/executions/${encodeURIComponent(EXECUTION)}`, what: 'one of Classify' },
  ]);
});

it('leads to how good the model is, and to how sure it stays', () => {
  const looks = worthALook({
    ...NOTHING,
    trained: { TrainingJobName: 'scones 1' } as never,
    serving: { EndpointName: 'scones' } as never,
  });
  expect(looks.map(({ to }) => to)).toEqual([
    '/training/scones%201?tab=evaluation',
    '/endpoints/scones?tab=monitor',
  ]);
});
