/**
 * What runs in a sandbox: loads the function's handler, then hands it one invocation after the other from the Runtime
 * API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). Nothing of the emulator is imported here.
 */
import { writtenBytes, logThroughConsole } from './console-log.ts';
import { errorPayload, RuntimeError } from './error-payload.ts';
import { type Invocation, invocationContext } from './invocation-context.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { RuntimeApiClient } from './runtime-api-client.ts';

const { env } = process;
const api = new RuntimeApiClient(env['AWS_LAMBDA_RUNTIME_API'] as string, () => {
  // The emulator has gone, even if it had no time to say so.
  // eslint-disable-next-line no-restricted-syntax -- this is a process of its own
  process.exit(1);
});
let currentRequestId = '';
logThroughConsole(() => currentRequestId);
// The cache serves the emulator; the function sees the environment that AWS gives it.
delete env['NODE_COMPILE_CACHE'];
refuseStreaming();
// Not awaited here: a process that ends while its main module waits has the exit status 13.
void initialise().then(serve);

async function initialise(): Promise<Handler> {
  try {
    return await loadHandler(env['LAMBDA_TASK_ROOT'] as string, env['_HANDLER'] as string);
  } catch (error) {
    const payload = errorPayload(error);
    console.error(JSON.stringify(payload));
    await api.initError(JSON.stringify(payload), payload.errorType);
    // eslint-disable-next-line no-restricted-syntax -- this is a process of its own
    process.exit(1);
  }
}

async function serve(handler: Handler): Promise<never> {
  let invocation = await api.next();
  // The cache of compiled code is written at an orderly end, and a sandbox comes to none.
  setImmediate(() => process.getBuiltinModule('node:module').flushCompileCache());
  for (;;) {
    currentRequestId = invocation.requestId;
    const { requestId } = invocation;
    const reply = await answer(handler, invocation);
    invocation = await api.replyAndNext({
      ...reply,
      requestId,
      headers: { ...reply.headers, 'x-log-bytes': writtenBytes() },
    });
  }
}

interface Answer {
  readonly kind: 'response' | 'error';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answer(handler: Handler, invocation: Invocation): Promise<Answer> {
  try {
    const result: unknown = await handler(JSON.parse(invocation.event), invocationContext(invocation, env));
    return { kind: 'response', body: stringify(result) };
  } catch (error) {
    const payload = errorPayload(error);
    const body = JSON.stringify(payload);
    console.error('Invoke Error', body);
    return { kind: 'error', body, headers: { 'lambda-runtime-function-error-type': payload.errorType } };
  }
}

function stringify(result: unknown): string {
  try {
    // No text stands for a function or a symbol either.
    return JSON.stringify(result) ?? 'null';
  } catch {
    throw new RuntimeError('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}

function refuseStreaming(): void {
  const streamifyResponse = (): never => {
    throw new RuntimeError(
      'Runtime.StreamingNotSupported',
      'The emulator has no response streaming. Return the whole response from the handler.',
    );
  };
  Object.assign(globalThis, { awslambda: { streamifyResponse } });
}
