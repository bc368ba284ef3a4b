import {
  CreateFunctionCommand,
  type FunctionConfiguration,
  type LambdaClient,
  LambdaServiceException,
} from '@aws-sdk/client-lambda';
import { FakeClock } from '@scones/deterministic';
import { afterAll, beforeAll, expect } from 'vitest';
import type { LambdaServiceOptions } from '../service.ts';
import { type RunningLambda, startLambda, zipOf } from './running-lambda.ts';

export const FUNCTIONS = 'arn:aws:lambda:us-east-1:000000000000:function:';
export const ANSWERS_ONE = zipOf({ 'index.mjs': 'export const handler = async () => 1;' });
export const ANSWERS_TWO = zipOf({ 'index.mjs': 'export const handler = async () => 2;' });

export type MadeFunction = FunctionConfiguration & {
  readonly FunctionName: string;
  readonly FunctionArn: string;
  readonly RevisionId: string;
};

export interface LambdaUnderTest {
  readonly clock: FakeClock;
  readonly client: LambdaClient;
  readonly lambda: RunningLambda;
  /** Makes a function under a name of its own, with its code answering 1. */
  make(changes?: object): Promise<MadeFunction>;
}

/** One service for the tests of a file that run no function, with a clock that stands still. */
export function lambdaUnderTest(options: Partial<LambdaServiceOptions> = {}): LambdaUnderTest {
  const clock = new FakeClock();
  let lambda: RunningLambda;
  let made = 0;
  beforeAll(async () => {
    lambda = await startLambda({ clock, ...options });
  });
  afterAll(async () => {
    expect(lambda.faults).toEqual([]);
    await lambda.close();
  });
  return {
    clock,
    get lambda() {
      return lambda;
    },
    get client() {
      return lambda.client;
    },
    async make(changes = {}) {
      const FunctionName = `function-${++made}`;
      const output = await lambda.client.send(
        new CreateFunctionCommand({
          FunctionName,
          Role: 'arn:aws:iam::000000000000:role/test',
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Code: { ZipFile: ANSWERS_ONE },
          ...changes,
        }),
      );
      const { FunctionArn = '', RevisionId = '' } = output;
      return { ...output, FunctionName: output.FunctionName ?? FunctionName, FunctionArn, RevisionId };
    },
  };
}

export interface Refusal {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
}

/** The error that an operation answers, as a user of the SDK sees it. */
export async function refusal(answer: Promise<unknown>): Promise<Refusal> {
  const error = await answer.then(
    () => new Error('The operation was not refused.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof LambdaServiceException)) throw error;
  return { name: error.name, status: error.$metadata.httpStatusCode, message: error.message };
}

/** The start of a refusal of one member, in the words of AWS's own check of requests. */
export function constraint(value: string, member: string, rule = ''): unknown {
  return expect.stringContaining(
    `Value '${value}' at '${member}' failed to satisfy constraint: Member must ${rule}`,
  );
}
