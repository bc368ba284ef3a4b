import { readDefinition } from '@scones/execution-view';
import { expect, it } from 'vitest';
import { functionOfAttempt, functionsOf } from './functions-of.ts';

const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const invoke = 'arn:aws:states:::lambda:invoke';
const attempt = { number: 1, status: 'running', startedAt: 0 } as const;

it('names the functions of a machine, the last first, each once', () => {
  const States = {
    A: { Type: 'Task', Resource: invoke, Parameters: { FunctionName: arn('one:live') }, Next: 'B' },
    B: { Type: 'Task', Resource: arn('two'), Next: 'C' },
    C: { Type: 'Task', Resource: invoke, Arguments: { FunctionName: 'one' }, End: true },
    D: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true },
  };
  expect(functionsOf(readDefinition(JSON.stringify({ StartAt: 'A', States })))).toEqual(['one', 'two']);
});

it('names the function that a try called', () => {
  const input = JSON.stringify({ FunctionName: arn('one'), Payload: {} });
  expect(functionOfAttempt({ ...attempt, resource: 'lambda:invoke', input })).toBe('one');
  expect(functionOfAttempt({ ...attempt, resource: arn('two'), input: '{}' })).toBe('two');
  expect(functionOfAttempt({ ...attempt, resource: 'sqs:sendMessage', input })).toBeUndefined();
});
