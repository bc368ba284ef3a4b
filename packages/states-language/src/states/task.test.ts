import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { type ServiceCall, ServiceError, type ServiceResponse } from '../ports.ts';
import { lambdaAnswers, runStates, thrown } from '../test-run.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:f';
const lambda = (fields: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: FUNCTION,
  End: true,
  ...fields,
});
const invoke = (fields: JsonObject = {}): JsonObject =>
  lambda({
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: FUNCTION, 'Payload.$': '$' },
    ...fields,
  });
const never = (): Promise<never> => new Promise(() => undefined);

it('passes on what a function named by its ARN returns', async () => {
  const calls: ServiceCall[] = [];
  const answer = lambdaAnswers({ ok: true });
  const { result } = runStates(
    { A: lambda({ ResultPath: '$.result' }) },
    {
      input: { a: 1 },
      callService(call) {
        calls.push(call);
        return answer(call);
      },
    },
  );
  expect(await result).toMatchObject({ output: '{"a":1,"result":{"ok":true}}' });
  expect(calls).toMatchObject([
    {
      service: 'lambda',
      action: 'invoke',
      roleArn: 'arn:role',
      parameters: { FunctionName: FUNCTION, Payload: '{"a":1}' },
    },
  ]);
});

it('writes the events of a task that calls a service', async () => {
  const { events, result } = runStates({ A: invoke() }, { callService: lambdaAnswers([1]), input: { a: 1 } });
  expect(await result).toMatchObject({ status: 'SUCCEEDED' });
  const subject = { resourceType: 'lambda', resource: 'invoke' };
  expect(events.slice(2, 5).map(({ type, details }) => [type, details])).toMatchObject([
    [
      'TaskScheduled',
      { ...subject, region: 'us-east-1', parameters: `{"FunctionName":"${FUNCTION}","Payload":{"a":1}}` },
    ],
    ['TaskStarted', subject],
    ['TaskSucceeded', subject],
  ]);
});

it('waits longer before every retry, and catches what is left', async () => {
  const state = lambda({
    Retry: [
      { ErrorEquals: ['Slow'], IntervalSeconds: 1, BackoffRate: 3, MaxAttempts: 3, MaxDelaySeconds: 5 },
    ],
    Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.error', Next: 'B' }],
  });
  const { clock, events, result } = runStates(
    { A: state, B: { Type: 'Pass', End: true } },
    { callService: lambdaAnswers(thrown('Slow')), input: { kept: 1 } },
  );
  await clock.advance(60_000);
  expect(await result).toEqual({
    status: 'SUCCEEDED',
    output: JSON.stringify({
      kept: 1,
      error: { Error: 'Slow', Cause: '{"errorType":"Slow","errorMessage":"message"}' },
    }),
  });
  const scheduled = events.filter(({ type }) => type === 'LambdaFunctionScheduled');
  const start = events[0]?.timestamp ?? 0;
  expect(scheduled.map(({ timestamp }) => timestamp - start)).toEqual([0, 1000, 4000, 9000]);
});

it('counts retries by retrier, and draws the delay where jitter is full', async () => {
  const state = lambda({
    Retry: [
      { ErrorEquals: ['One'], MaxAttempts: 1, IntervalSeconds: 100, JitterStrategy: 'FULL' },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 1 },
    ],
  });
  const answers = lambdaAnswers(thrown('One'), thrown('Two'), thrown('One'));
  const { clock, result, types, events } = runStates({ A: state }, { callService: answers });
  await clock.advance(200_000);
  expect(await result).toMatchObject({ status: 'FAILED', error: 'One' });
  expect(types().filter((type) => type === 'LambdaFunctionFailed')).toHaveLength(3);
  const second = events.findLast(({ type }) => type === 'LambdaFunctionScheduled');
  expect((second?.timestamp ?? 0) - (events[0]?.timestamp ?? 0)).toBeLessThan(101_000);
});

it('times out, and aborts the call', async () => {
  let aborted = false;
  const { clock, events, result } = runStates(
    { A: invoke({ TimeoutSecondsPath: '$.limit' }) },
    {
      input: { limit: 5 },
      callService({ signal }) {
        signal.addEventListener('abort', () => (aborted = true));
        return never();
      },
    },
  );
  await clock.advance(5000);
  expect(await result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  expect(aborted).toBe(true);
  expect(events.at(-2)).toMatchObject({ type: 'TaskTimedOut', details: { error: 'States.Timeout' } });
});

it('does not take a timeout for a failed task', async () => {
  const { clock, result } = runStates(
    {
      A: lambda({ TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'B' }] }),
      B: { Type: 'Succeed' },
    },
    { callService: never },
  );
  await clock.advance(1000);
  expect(await result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

it('names the error of a service, each integration in its own way', async () => {
  const callService = ({ service }: { service: string }): Promise<never> => {
    const serviceName = service === 'dynamodb' ? 'DynamoDb' : undefined;
    return Promise.reject(
      new ServiceError('ValidationException', 'Wrong.', 400, 'request-1', { serviceName }),
    );
  };
  const run = (resource: string): Promise<unknown> =>
    runStates({ A: lambda({ Resource: resource, Parameters: {} }) }, { callService }).result;
  expect(await run('arn:aws:states:::sagemaker:createModel')).toEqual({
    status: 'FAILED',
    error: 'SageMaker.AmazonSageMakerException',
    cause:
      'Wrong. (Service: AmazonSageMaker; Status Code: 400; Error Code: ValidationException; Request ID: request-1; Proxy: null)',
  });
  expect(await run('arn:aws:states:::dynamodb:getItem')).toMatchObject({
    error: 'DynamoDB.AmazonDynamoDBException',
    cause:
      'Wrong. (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: request-1; Proxy: null)',
  });
  expect(await run('arn:aws:states:::aws-sdk:dynamodb:describeTable')).toEqual({
    status: 'FAILED',
    error: 'DynamoDb.ValidationException',
    cause: 'Wrong. (Service: DynamoDb, Status Code: 400, Request ID: request-1) (SDK Attempt Count: 1)',
  });
  expect(await run('arn:aws:states:::aws-sdk:ssm:getParameter')).toMatchObject({
    error: 'Ssm.ValidationException',
  });
  expect(await run(FUNCTION)).toMatchObject({ error: 'Lambda.ValidationException' });
});

it('names an error that no model has by its service, and the second id of a request to S3', async () => {
  const callService = (): Promise<never> => {
    const options = { serviceName: 'S3', isModelled: false, extendedRequestId: 'host-1' };
    return Promise.reject(new ServiceError('MethodNotAllowed', 'No.', 405, 'request-1', options));
  };
  const Resource = 'arn:aws:states:::aws-sdk:s3:getObject';
  expect(await runStates({ A: lambda({ Resource, Parameters: {} }) }, { callService }).result).toEqual({
    status: 'FAILED',
    error: 'S3.S3Exception',
    cause:
      'No. (Service: S3, Status Code: 405, Request ID: request-1, Extended Request ID: host-1) (SDK Attempt Count: 1)',
  });
});

it.each([FUNCTION, 'arn:aws:states:::lambda:invoke'])(
  'tells the role of the credentials of %s',
  async (Resource) => {
    const roles: string[] = [];
    const callService = async ({ roleArn }: ServiceCall): Promise<ServiceResponse> => {
      roles.push(roleArn);
      return { output: { Payload: '1' } };
    };
    const Credentials = { RoleArn: 'arn:aws:iam::000000000000:role/other' };
    const state = lambda({ Resource, Parameters: { FunctionName: 'f' }, Credentials });
    const { result, events } = runStates({ A: state }, { callService });
    expect(await result).toMatchObject({ status: 'SUCCEEDED' });
    expect(roles).toEqual([Credentials.RoleArn]);
    expect(events[2]?.details).toMatchObject({ taskCredentials: { roleArn: Credentials.RoleArn } });
  },
);

it('has the next answer of a mock when it goes on after one', async () => {
  const mock = (): (() => { result: number } | { error: string; cause: string }) => {
    let calls = 0;
    return () => (calls++ === 0 ? { error: 'First', cause: '' } : { result: calls });
  };
  const state = lambda({ Retry: [{ ErrorEquals: ['First'], MaxAttempts: 1 }] });
  const { result, events, clock } = runStates({ A: state }, { mockedTasks: mock() });
  await clock.advance(1000);
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '2' });
  const failed = events.findIndex(({ type }) => type === 'LambdaFunctionFailed');
  const again = runStates({ A: state }, { mockedTasks: mock(), recorded: events.slice(0, failed + 1) });
  await again.clock.advance(1000);
  expect(await again.result).toEqual({ status: 'SUCCEEDED', output: '2' });
});

it('says when Lambda did not say what went wrong', async () => {
  const callService = async (): Promise<ServiceResponse> => ({
    output: { FunctionError: 'Unhandled', Payload: '{"errorMessage":"Task timed out"}' },
  });
  expect(await runStates({ A: lambda() }, { callService }).result).toEqual({
    status: 'FAILED',
    error: 'Lambda.Unknown',
    cause:
      'The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"Task timed out"}',
  });
});

it('follows a training job until it has ended', async () => {
  const statuses = ['InProgress', 'InProgress', 'Completed'];
  const calls: unknown[] = [];
  const callService = async ({ action, parameters }: ServiceCall): Promise<ServiceResponse> => {
    calls.push([action, parameters]);
    if (action === 'createTrainingJob') return { output: { TrainingJobArn: 'arn:job' } };
    return { output: { TrainingJobName: 'job', TrainingJobStatus: statuses.shift() ?? null } };
  };
  const state = lambda({
    Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
    Parameters: { TrainingJobName: 'job' },
    OutputPath: '$.TrainingJobStatus',
  });
  const { clock, result, types } = runStates({ A: state }, { callService });
  await clock.advance(10_000);
  expect(await result).toEqual({ status: 'SUCCEEDED', output: '"Completed"' });
  expect(calls).toEqual([
    ['createTrainingJob', { TrainingJobName: 'job' }],
    ...Array.from({ length: 3 }, () => ['describeTrainingJob', { TrainingJobName: 'job' }]),
  ]);
  expect(types()).toContain('TaskSubmitted');
});

it('starts another machine with its input as text, and gives its output as JSON', async () => {
  const callService = async ({ action, parameters }: ServiceCall): Promise<ServiceResponse> => {
    if (action === 'startExecution') {
      expect(parameters).toMatchObject({ stateMachineArn: 'arn:other', input: '{"a":1}' });
      return { output: { executionArn: 'arn:child', startDate: 1 } };
    }
    return { output: { executionArn: 'arn:child', status: 'SUCCEEDED', output: '{"b":2}' } };
  };
  const state = lambda({
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn: 'arn:other', Input: { a: 1 } },
    OutputPath: '$.Output',
  });
  expect(await runStates({ A: state }, { callService }).result).toEqual({
    status: 'SUCCEEDED',
    output: '{"b":2}',
  });
});

it('refuses a result of more than 256 KiB in the name of its service', async () => {
  const callService = lambdaAnswers('a'.repeat(262_144));
  expect(await runStates({ A: invoke() }, { callService }).result).toMatchObject({
    error: 'States.DataLimitExceeded',
    cause: `The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
});
