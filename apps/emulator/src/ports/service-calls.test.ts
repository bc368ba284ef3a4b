import { Readable } from 'node:stream';
import { seededRandom } from '@scones/deterministic';
import {
  accessByRules,
  AwsError,
  type EmulatedService,
  jsonRefusals,
  serviceNames,
} from '@scones/emulator-core';
import { describe, expect, it } from 'vitest';
import { serviceCalls } from './service-calls.ts';

interface Seen {
  readonly operation: string;
  readonly input: unknown;
}

/** A service that answers every call with the same output, and records the calls. */
function service(
  name: string,
  output: () => unknown,
  seen: Seen[] = [],
  tasks: Readonly<Record<string, string>> = { [name]: 'Service' },
): EmulatedService {
  const names = serviceNames(name, { tasks });
  return {
    name,
    names,
    detect: () => false,
    handle: () => Promise.reject(new Error('not over the wire')),
    renderError: () => ({ status: 500 }),
    access: accessByRules(names),
    refusals: jsonRefusals,
    wire: { protocol: 'json', target: name },
    operationNames: ['DoIt'],
    inputs: {},
    supports: (operation) => operation === 'DoIt',
    async call(operation, input) {
      seen.push({ operation, input });
      return output();
    },
  };
}

const call = (resourceName: string, parameters = {}) => ({
  service: resourceName,
  action: 'doIt',
  parameters,
  roleArn: 'arn:aws:iam::000000000000:role/test',
  signal: new AbortController().signal,
});

describe("a Task state's call", () => {
  it('gives dates, bytes and streams as text, and leaves out what is not there', async () => {
    const output = {
      At: new Date(0),
      Payload: Buffer.from('{"a":1}'),
      Body: Readable.from(['from ', 'S3']),
      List: [new Date(1)],
      Nothing: undefined,
    };
    const calls = serviceCalls(() => [service('lambda', () => output)], seededRandom(1));
    expect(await calls.callService(call('lambda'))).toMatchObject({
      output: {
        At: '1970-01-01T00:00:00.000Z',
        Payload: '{"a":1}',
        Body: 'from S3',
        List: ['1970-01-01T00:00:00.001Z'],
      },
      statusCode: 200,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('goes by the name of the API, and its members as the API spells them', async () => {
    const seen: Seen[] = [];
    const services = [
      {
        ...service('states', () => ({}), seen, { sfn: 'Sfn', states: 'States' }),
        hasLowerCaseMembers: true as const,
      },
      service('sagemaker-runtime', () => ({}), seen, { sagemakerruntime: 'SageMakerRuntime' }),
      service('s3', () => ({}), seen),
    ];
    const calls = serviceCalls(() => services, seededRandom(1));
    await calls.callService(call('sfn', { StateMachineArn: 'a' }));
    await calls.callService(call('sagemakerruntime', { EndpointName: 'b' }));
    expect(seen).toEqual([
      { operation: 'DoIt', input: { stateMachineArn: 'a' } },
      { operation: 'DoIt', input: { EndpointName: 'b' } },
    ]);
  });

  it('passes the service’s own error on, with the name that Step Functions gives the service in errors', async () => {
    const refuse = () => {
      throw new AwsError('TooManyRequestsException', 429, 'Rate Exceeded.');
    };
    const services = [service('logs', refuse, [], { cloudwatchlogs: 'CloudWatchLogs' })];
    const calls = serviceCalls(() => services, seededRandom(1));
    await expect(calls.callService(call('cloudwatchlogs'))).rejects.toMatchObject({
      serviceName: 'CloudWatchLogs',
      code: 'TooManyRequestsException',
      statusCode: 429,
      message: 'Rate Exceeded.',
    });
  });

  it.each([
    ['ResourceNotFoundException', true],
    ['ValidationException', false],
  ])('knows whether the model of DynamoDB has %s', async (code, isModelled) => {
    const refuse = () => {
      throw new AwsError(code, 400, 'No.');
    };
    const calls = serviceCalls(() => [service('dynamodb', refuse)], seededRandom(1));
    await expect(calls.callService(call('dynamodb'))).rejects.toMatchObject({ isModelled });
  });

  it('can be made only where such a service and operation exist', async () => {
    const calls = serviceCalls(() => [service('lambda', () => ({}))], seededRandom(1));
    expect(calls.canCall('lambda', 'doIt')).toBe(true);
    expect(calls.canCall('lambda', 'undoIt')).toBe(false);
    expect(calls.canCall('dynamodb', 'doIt')).toBe(false);
    await expect(calls.callService(call('dynamodb'))).rejects.toThrow(
      'The emulator has no service dynamodb.',
    );
  });
});
