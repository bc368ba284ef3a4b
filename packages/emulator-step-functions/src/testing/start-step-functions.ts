import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import type { ServiceCall, ServiceResponse } from '@scones/states-language';
import { afterEach, expect } from 'vitest';
import { stepFunctions, type StepFunctionsOptions } from '../service.ts';

/** Functions by their names, each answering a payload for an event. */
export type Functions = Readonly<Record<string, (event: unknown) => unknown>>;

type Service = Awaited<ReturnType<typeof startStepFunctions>>;
const started: Service[] = [];

afterEach(async () => {
  for (const service of started.splice(0)) {
    await service.close();
    expect(service.faults).toEqual([]);
  }
});

/** Starts a service that ends with the test; any fault inside it fails the test. */
export async function start(...options: Parameters<typeof startStepFunctions>): Promise<Service> {
  const service = await startStepFunctions(...options);
  started.push(service);
  return service;
}

/** The service on a port of its own, with a clock that stands still, and the AWS SDK's client for it. */
export async function startStepFunctions(
  functions: Functions = {},
  options: Partial<StepFunctionsOptions> & {
    readonly file?: string;
    readonly clock?: FakeClock;
    readonly isRecovered?: boolean;
  } = {},
): Promise<{
  readonly client: SFNClient;
  readonly clock: FakeClock;
  readonly faults: unknown[];
  /** Goes on with what an earlier service left, where that was not asked for at the start. */
  recover(): Promise<void>;
  close(): Promise<void>;
}> {
  const clock = options.clock ?? new FakeClock();
  const random = seededRandom(1);
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  const store = new Store(options.file ?? ':memory:');
  const callService = (call: ServiceCall): Promise<ServiceResponse> => invoke(functions, call);
  const service = stepFunctions({
    store,
    identity: EMULATOR_IDENTITY,
    clock,
    random,
    callService,
    onFault,
    ...options,
  });
  const server = await serveInTest(service);
  if (options.isRecovered ?? true) await service.recover();
  const client = new SFNClient({ ...server.connection, disableHostPrefix: true });
  return {
    client,
    clock,
    faults,
    recover: () => service.recover(),
    async close() {
      client.destroy();
      await server.close();
      store.close();
    },
  };
}

async function invoke(functions: Functions, { parameters }: ServiceCall): Promise<ServiceResponse> {
  const name = (parameters['FunctionName'] as string).split(':').at(-1) as string;
  const run = functions[name];
  if (!run) throw new Error(`no function ${name}`);
  try {
    const payload = await run(JSON.parse(parameters['Payload'] as string));
    return { output: { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: JSON.stringify(payload) } };
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error;
    const Payload = JSON.stringify({ errorType, errorMessage });
    return { output: { StatusCode: 200, FunctionError: 'Unhandled', Payload } };
  }
}

export const roleArn = 'arn:aws:iam::000000000000:role/machine';
export const pass = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
export const wait = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 60, End: true } } });

/** Creates a machine and answers its ARN. */
export async function create(client: SFNClient, definition: string, name = 'machine'): Promise<string> {
  const { stateMachineArn } = await client.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  return stateMachineArn as string;
}

/** Creates an Express machine and answers its ARN. */
export async function createExpress(client: SFNClient, definition: object): Promise<string> {
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({
      name: 'express',
      definition: JSON.stringify(definition),
      roleArn,
      type: 'EXPRESS',
    }),
  );
  return stateMachineArn as string;
}

/** Starts an execution and answers its ARN. */
export async function run(
  client: SFNClient,
  stateMachineArn: string,
  input = '{}',
  name?: string,
): Promise<string> {
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input, name }));
  return executionArn as string;
}

/** The execution as it is described when it has ended of itself, which takes a few turns of the event loop. */
export async function ended(
  client: SFNClient,
  executionArn: string,
): Promise<DescribeExecutionCommandOutput> {
  for (let turn = 0; turn < 1000; turn++) {
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (described.status !== 'RUNNING') return described;
  }
  throw new Error(`The execution ${executionArn} does not end.`);
}

/** Lets the event loop turn until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !isSo(); turn++) await new Promise((resolve) => setImmediate(resolve));
  if (!isSo()) throw new Error(`It does not come to this: ${String(isSo)}`);
}

/** A Wait of a minute, without its end. */
export const waitState = { Type: 'Wait', Seconds: 60 };

/** A distributed Map over its input, with one state for each item. */
export function mapOver(state: object, fields: object = {}, ExecutionType = 'STANDARD'): string {
  const All = {
    Type: 'Map',
    Label: 'Items',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
      StartAt: 'Each',
      States: { Each: { ...state, End: true } },
    },
    End: true,
    ...fields,
  };
  return JSON.stringify({ StartAt: 'All', States: { All } });
}

/** A Task that invokes the function, without its end. */
export function lambda(name: string): object {
  return { Type: 'Task', Resource: `arn:aws:lambda:us-east-1:000000000000:function:${name}` };
}
