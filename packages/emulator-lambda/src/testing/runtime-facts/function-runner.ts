import { afterAll, beforeAll, expect } from 'vitest';
import { type FunctionSettings, type RunningLambda, startLambda } from '../running-lambda.ts';
import type { LambdaServiceOptions } from '../../service.ts';
import type { FunctionLanguage } from './function-language.ts';

export type Runtime = Pick<LambdaServiceOptions, 'runtimeClient'>;
type Invoked = Awaited<ReturnType<RunningLambda['invoke']>>;

export interface ErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: string[];
}

type Failed = Omit<Invoked, 'payload'> & { readonly payload: ErrorPayload };

/** Functions of the facts, each new, in one service. */
export interface FunctionRunner {
  readonly lambda: () => RunningLambda;
  readonly language: FunctionLanguage;
  readonly create: (name: string, source: string, settings?: FunctionSettings) => Promise<void>;
  /** Invokes a new function of that source. */
  readonly run: (source: string, settings?: FunctionSettings, event?: unknown) => Promise<Invoked>;
  /** The same for one that is to fail. */
  readonly failureOf: (source: string, settings?: FunctionSettings) => Promise<Failed>;
  /** Of the last function that was run. */
  readonly lastName: () => string;
}

export const UUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/;

/** Starts the service before the facts that are declared beside it, and closes it after. */
export function functionRunner(runtime: Runtime, language: FunctionLanguage): FunctionRunner {
  let lambda: RunningLambda;
  let functions = 0;
  beforeAll(async () => {
    lambda = await startLambda({ ...runtime });
  });
  afterAll(() => lambda.close());
  const create: FunctionRunner['create'] = (name, source, settings = {}) =>
    lambda.create(name, source, { Runtime: language.runtime, file: language.file, ...settings });
  const lastName = (): string => `function-${functions}`;
  const run = async (source: string, settings: FunctionSettings = {}, event?: unknown): Promise<Invoked> => {
    functions++;
    await create(lastName(), source, settings);
    return lambda.invoke(lastName(), event);
  };
  return {
    lambda: () => lambda,
    language,
    create,
    lastName,
    run,
    async failureOf(source, settings) {
      const invoked = await run(source, settings);
      expect(invoked).toMatchObject({ status: 200, error: 'Unhandled' });
      return { ...invoked, payload: invoked.payload as ErrorPayload };
    },
  };
}
