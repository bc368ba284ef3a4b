import { expect, it } from 'vitest';
import { eventFor } from './event-for.ts';

const invoke = (id: number, FunctionName: string, Payload: unknown) => ({
  id,
  type: 'TaskScheduled' as const,
  timestamp: 0,
  taskScheduledEventDetails: {
    resourceType: 'lambda',
    resource: 'invoke',
    region: 'us-east-1',
    parameters: JSON.stringify({ FunctionName, Payload }),
  },
});

it('finds the last event of a function, whether it is called by name or by ARN', () => {
  const history = [
    invoke(1, 'infer', { picture: 1 }),
    invoke(2, 'arn:aws:lambda:us-east-1:000000000000:function:infer:7', { picture: 2 }),
    invoke(3, 'filter', { picture: 3 }),
  ];
  expect(JSON.parse(eventFor('infer', history) ?? '')).toEqual({ picture: 2 });
});

it('finds that of a task whose resource is the function', () => {
  const resource = 'arn:aws:lambda:us-east-1:000000000000:function:infer';
  const details = { resource, input: '{"picture":4}' };
  const event = { id: 1, type: 'LambdaFunctionScheduled' as const, timestamp: 0 };
  expect(eventFor('infer', [{ ...event, lambdaFunctionScheduledEventDetails: details }])).toBe(
    '{"picture":4}',
  );
});

it('finds nothing where no execution calls the function', () => {
  expect(eventFor('other', [invoke(1, 'infer', {})])).toBeUndefined();
});
