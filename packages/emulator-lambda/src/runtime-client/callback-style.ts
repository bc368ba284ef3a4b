import type { InvocationContext } from './invocation-context.ts';

/** A handler as Node's runtimes before 24 call it: it may answer by its callback or by the context. */
export type CallbackHandler = (event: unknown, context: InvocationContext, callback: Callback) => unknown;
type Callback = (error?: unknown, result?: unknown) => void;

/** Whether the runtime is one of those: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html */
export function takesCallbacks(env: NodeJS.ProcessEnv): boolean {
  const [, major] = /nodejs(\d+)\./.exec(env['AWS_EXECUTION_ENV'] ?? '') ?? [];
  return major !== undefined && Number(major) < 24;
}

/**
 * The handler's answer. It comes by the promise that the handler returns, or by its callback once no work is left. It
 * is null when no work is left and neither came. Any other returned value is no answer.
 */
export function answerByCallback(
  handler: CallbackHandler,
  event: unknown,
  context: InvocationContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let whenIdle = (): void => resolve(null);
    const onIdle = (): void => whenIdle();
    const done: Callback = (error, result) => {
      process.off('beforeExit', onIdle);
      if (error === undefined || error === null) resolve(result);
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- a handler may fail by anything
      else reject(error);
    };
    const ofCallbacks = {
      callbackWaitsForEmptyEventLoop: true,
      done,
      succeed: (result: unknown) => done(null, result),
      fail: (error: unknown) => done(error ?? 'handled'),
    };
    const given = Object.assign(context, ofCallbacks);
    process.once('beforeExit', onIdle);
    const returned = handler(event, given, (error, result) => {
      const fails = error !== undefined && error !== null;
      if (fails || !given.callbackWaitsForEmptyEventLoop) done(error, result);
      else whenIdle = () => resolve(result);
    });
    if (isPromise(returned)) returned.then(given.succeed, given.fail);
  });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}
