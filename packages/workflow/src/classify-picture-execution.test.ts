import { FakeClock, seededRandom } from '@scones/deterministic';
import {
  type JsonObject,
  parse,
  runExecution,
  type ServiceCall,
  ServiceError,
  type ServiceResponse,
  TaskTokens,
} from '@scones/states-language';
import { describe, expect, it } from 'vitest';
import { classifyPictureDefinition } from './classify-picture-definition.ts';
import { forStepFunctionsLocal } from './for-step-functions-local.ts';
import { PICTURE_LIMIT_BYTES } from './payload-limit.ts';
import { forEachLambda } from './tasks/for-each-lambda.ts';
import { CHAIN } from './tasks/index.ts';

const original = classifyPictureDefinition(
  forEachLambda((lambda) => `arn:aws:lambda:us-east-1:000000000000:function:${lambda}`),
);
const LAMBDAS = CHAIN.map(({ lambda }) => lambda);
const SERIALIZE = 'lambda-serialize-image-data';
const INFER = 'lambda-infer-serialized-image-data';
const FILTER = 'lambda-filter-results';
const request = { s3_bucket: 'pictures', s3_key: 'bicycle.png', image_data: '', inferences: [] };

/** The behaviour of each function, one entry for each call. The last entry repeats. */
type Behaviour = (event: JsonObject) => JsonObject;
const body = (changes: JsonObject) => (event: JsonObject) => ({
  statusCode: 200,
  body: { ...((event['body'] ?? event) as JsonObject), ...changes },
});
const throwing = (name: string, message: string) => (): never => {
  throw Object.assign(new Error(message), { name });
};
const refusing = (code: string) => (): never => {
  throw new ServiceError(code, 'Rate Exceeded.', 429, 'request');
};
const BEHAVIOURS: Partial<Record<string, Behaviour>> = {
  [SERIALIZE]: body({ image_data: 'AAEC' }),
  [INFER]: body({ inferences: [0.97, 0.03] }),
};
/** The behaviour of a Lambda for which a test says nothing else. */
const passOn = body({});

async function execute(definition: object, functions: Partial<Record<string, Behaviour>> = {}) {
  const behaviours = { ...BEHAVIOURS, ...functions };
  const calls: string[] = [];
  const clock = new FakeClock();
  const running = runExecution({
    machine: parse(JSON.stringify(definition)),
    input: JSON.stringify(request),
    identity: {
      executionArn: 'arn:execution',
      executionName: 'execution',
      stateMachineArn: 'arn:machine',
      stateMachineName: 'machine',
      roleArn: 'arn:role',
      region: 'us-east-1',
      startTime: clock.now(),
      redriveCount: 0,
    },
    ports: {
      clock,
      pause: throwing('Error', 'there is no job'),
      random: seededRandom(1),
      history: () => undefined,
      startMapRun: throwing('Error', 'there is no map run'),
      taskTokens: new TaskTokens(),
      scheduleActivity: throwing('Error', 'there is no worker'),
      async callService(call) {
        const name = (call.parameters['FunctionName'] as string).split(':').at(-1) as string;
        calls.push(name);
        return invoke(behaviours[name] ?? passOn, call);
      },
    },
  });
  await clock.advance(300_000);
  return { calls, result: await running };
}

/** As in Lambda, the output of a function that throws is its error. */
function invoke(behaviour: Behaviour, call: ServiceCall): ServiceResponse {
  const event = JSON.parse(call.parameters['Payload'] as string) as JsonObject;
  try {
    return { output: { StatusCode: 200, Payload: JSON.stringify(behaviour(event)) } };
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const { name, message } = error as Error;
    const Payload = JSON.stringify({ errorType: name, errorMessage: message, trace: [] });
    return { output: { StatusCode: 200, FunctionError: 'Unhandled', Payload } };
  }
}

describe.each([
  ['an execution', original],
  ['an execution of what Step Functions Local runs', forStepFunctionsLocal(original)],
])('%s', (_what, definition) => {
  it('passes a confident picture', async () => {
    const { calls, result } = await execute(definition);
    expect(calls).toEqual(LAMBDAS);
    expect(result).toEqual({
      status: 'SUCCEEDED',
      output: JSON.stringify({
        statusCode: 200,
        body: { ...request, image_data: 'AAEC', inferences: [0.97, 0.03] },
      }),
    });
  });

  it('fails with the threshold’s error on a doubtful one', async () => {
    const filter = throwing('ThresholdConfidenceNotMet', 'THRESHOLD_CONFIDENCE_NOT_MET');
    expect((await execute(definition, { [FILTER]: filter })).result).toMatchObject({
      status: 'FAILED',
      error: 'ThresholdConfidenceNotMet',
      cause: expect.stringContaining('THRESHOLD_CONFIDENCE_NOT_MET') as string,
    });
  });

  it('fails with the name that a Lambda gives its error, without a retry', async () => {
    const { calls, result } = await execute(definition, {
      [SERIALIZE]: throwing('PictureNotFound', 'no such object'),
    });
    expect(calls).toEqual([SERIALIZE]);
    expect(result).toMatchObject({ status: 'FAILED', error: 'PictureNotFound' });
  });

  it('tries a throttled function again', async () => {
    const answers = [refusing('TooManyRequestsException'), refusing('TooManyRequestsException')];
    const { calls, result } = await execute(definition, {
      [FILTER]: (event) => (answers.shift() ?? passOn)(event),
    });
    expect(calls).toEqual([...LAMBDAS, FILTER, FILTER]);
    expect(result.status).toBe('SUCCEEDED');
  });

  it('fails when an endpoint stays unavailable through its retries', async () => {
    const { calls, result } = await execute(definition, {
      [INFER]: throwing('EndpointUnavailable', 'no answer'),
    });
    expect(calls.filter((name) => name === INFER)).toHaveLength(4);
    expect(result).toMatchObject({ status: 'FAILED', error: 'EndpointUnavailable' });
  });

  it('carries the largest picture that is not refused', async () => {
    const image_data = Buffer.alloc(PICTURE_LIMIT_BYTES).toString('base64');
    expect((await execute(definition, { [SERIALIZE]: body({ image_data }) })).result.status).toBe(
      'SUCCEEDED',
    );
  });
});
