import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, expect, it } from 'vitest';
import { type Execution, failuresOf, startExecution } from './execution.ts';

const EXECUTION_ARN = 'arn:aws:states:us-east-1:000000000000:execution:ClassifyPicture:one';
const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:ClassifyPicture';
const TASK = { resourceType: 'lambda', resource: 'invoke' };

let server: Server | undefined;
afterEach(() => void server?.close());

/** An execution at a server that answers as Step Functions Local does: it describes an end without its error. */
async function executionAt(status: string, events: readonly object[]): Promise<Execution> {
  const answers: Readonly<Record<string, object>> = {
    StartExecution: { executionArn: EXECUTION_ARN, startDate: 1 },
    DescribeExecution: {
      executionArn: EXECUTION_ARN,
      status,
      ...(status === 'SUCCEEDED' && { output: '{}' }),
    },
    GetExecutionHistory: {
      events: events.map((event, index) => ({ id: index + 1, timestamp: 1, ...event })),
    },
  };
  server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    void text(request).then(() =>
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
        .end(JSON.stringify(answers[operation])),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stepFunctions = new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return await startExecution(stepFunctions, MACHINE_ARN, { s3_bucket: 'bucket', s3_key: 'key' });
}

it.each([
  ['FAILED', 'ExecutionFailed', 'executionFailedEventDetails'],
  ['TIMED_OUT', 'ExecutionTimedOut', 'executionTimedOutEventDetails'],
  ['ABORTED', 'ExecutionAborted', 'executionAbortedEventDetails'],
])('reads from the last event why an execution is %s', async (status, type, details) => {
  const failure = { error: 'PictureNotFound', cause: 'There is no picture.' };
  const execution = await executionAt(status, [{ type: 'ExecutionStarted' }, { type, [details]: failure }]);
  expect(await execution.ended()).toEqual({ status, output: undefined, ...failure });
});

it('has no error where there was none', async () => {
  const execution = await executionAt('SUCCEEDED', [{ type: 'ExecutionSucceeded' }]);
  expect(await execution.ended()).toEqual({ status: 'SUCCEEDED', output: '{}' });
});

it.each([
  ['TaskFailed', 'taskFailedEventDetails'],
  ['TaskStartFailed', 'taskStartFailedEventDetails'],
  ['TaskSubmitFailed', 'taskSubmitFailedEventDetails'],
  ['TaskTimedOut', 'taskTimedOutEventDetails'],
  ['LambdaFunctionFailed', 'lambdaFunctionFailedEventDetails'],
  ['LambdaFunctionScheduleFailed', 'lambdaFunctionScheduleFailedEventDetails'],
  ['LambdaFunctionStartFailed', 'lambdaFunctionStartFailedEventDetails'],
  ['LambdaFunctionTimedOut', 'lambdaFunctionTimedOutEventDetails'],
])('counts %s among the failures of a task', async (type, details) => {
  const error = 'Lambda.TooManyRequestsException';
  const execution = await executionAt('RUNNING', [
    { type, [details]: { ...TASK, error } },
    { type, [details]: { ...TASK, error: 'AnotherError' } },
  ]);
  await execution.taskFailure(error);
  expect(failuresOf(await execution.history(), error)).toMatchObject([{ id: 1, type }]);
});

it('gives up waiting for a failure once the execution has ended without it', async () => {
  const execution = await executionAt('SUCCEEDED', [{ type: 'ExecutionSucceeded' }]);
  await expect(execution.taskFailure('Lambda.TooManyRequestsException')).rejects.toThrow(
    'is SUCCEEDED without ever having failed',
  );
});
