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
await serve(await initialise());

async function initialise(): Promise<Handler> {
  try {
    return await loadHandler(env['LAMBDA_TASK_ROOT'] as string, env['_HANDLER'] as string);
  } catch (error) {
    const payload = errorPayload(error);
    console.error(JSON.stringify(payload));
    await api.post('init/error', JSON.stringify(payload), {
      'lambda-runtime-function-error-type': payload.errorType,
    });
    // eslint-disable-next-line no-restricted-syntax -- this is a process of its own
    process.exit(1);
  }
}

async function serve(handler: Handler): Promise<never> {
  for (let isFirst = true; ; isFirst = false) {
    const invocation = await api.next();
    currentRequestId = invocation.requestId;
    await answer(handler, invocation);
    if (isFirst) setImmediate(() => process.getBuiltinModule('node:module').flushCompileCache());
  }
}

async function answer(handler: Handler, invocation: Invocation): Promise<void> {
  const path = `invocation/${invocation.requestId}`;
  try {
    const context = invocationContext(invocation, env);
    const result: unknown = await handler(JSON.parse(invocation.event), context);
    await api.post(`${path}/response`, stringify(result), { 'x-log-bytes': writtenBytes() });
  } catch (error) {
    const payload = errorPayload(error);
    console.error('Invoke Error', JSON.stringify(payload));
    await api.post(`${path}/error`, JSON.stringify(payload), {
      'lambda-runtime-function-error-type': payload.errorType,
      'x-log-bytes': writtenBytes(),
    });
  }
}

function stringify(result: unknown): string {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
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
