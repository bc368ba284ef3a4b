/**
 * The program of a sandbox. It loads the function's handler, then passes it one invocation after the other from the
 * Runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). It imports nothing of the emulator. A
 * function sees no difference from AWS's own client, aws-lambda-ric.
 */
import '../aws-sdk/main.ts';
import { sendAnswersToEmulator } from './custom-resource-answers.ts';
import { answerByCallback, takesCallbacks } from './callback-style.ts';
import { logThroughConsole, printed } from './console-log.ts';
import { errorLog, errorPayload, RuntimeError } from './error-payload.ts';
import { type Invocation, invocationContext } from './invocation-context.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { isStreaming, offerStreaming } from './response-streaming.ts';
import { RuntimeApiClient } from './runtime-api-client.ts';

const { env } = process;
const api = new RuntimeApiClient(env['AWS_LAMBDA_RUNTIME_API'] as string, () => {
  // The emulator has gone, even if it had no time to say so.
  // oxlint-disable-next-line eslint-js/no-restricted-syntax -- this is a process of its own
  process.exit(1);
});
const hasCallbacks = takesCallbacks(env);
let currentRequestId = '-';
const logsJson = env['AWS_LAMBDA_LOG_FORMAT'] === 'JSON';
logThroughConsole(Number(env['_LAMBDA_TELEMETRY_LOG_FD']), () => currentRequestId, logsJson);
// The cache and the log serve the emulator. The function sees only the environment that AWS gives it.
delete env['NODE_COMPILE_CACHE'];
delete env['_LAMBDA_TELEMETRY_LOG_FD'];
offerStreaming();
// Not awaited here: a process that ends while its main module waits has the exit status 13.
void initialise().then(serve);

async function initialise(): Promise<Handler> {
  try {
    return await loadHandler(env['LAMBDA_TASK_ROOT'] as string, env['_HANDLER'] as string, hasCallbacks);
  } catch (error) {
    const payload = errorPayload(error);
    logError('Init Error', error);
    await api.initError(JSON.stringify(payload), payload.errorType);
    throw error;
  }
}

async function serve(handler: Handler): Promise<never> {
  let invocation = await api.next();
  // Node writes its cache of compiled code at an orderly end, which a sandbox does not have.
  setImmediate(() => process.getBuiltinModule('node:module').flushCompileCache());
  for (;;) {
    const { requestId } = invocation;
    currentRequestId = requestId;
    const reply = await answer(handler, invocation);
    await printed();
    invocation = await api.replyAndNext({ ...reply, requestId });
  }
}

function logError(when: string, thrown: unknown): void {
  if (logsJson) console.error(thrown instanceof Error ? thrown : new Error(String(thrown)));
  else console.error(when, errorLog(thrown));
}

interface Answer {
  readonly kind: 'response' | 'error';
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function answer(handler: Handler, invocation: Invocation): Promise<Answer> {
  if (isStreaming(handler)) return { kind: 'response', body: '', headers: { [RESPONSE_MODE]: 'streaming' } };
  try {
    const event: unknown = JSON.parse(invocation.event);
    sendAnswersToEmulator(event);
    const context = invocationContext(invocation, env);
    const result: unknown = await (hasCallbacks
      ? answerByCallback(handler, event, context)
      : handler(event, context));
    await unhandledErrors();
    return { kind: 'response', body: stringify(result), headers: {} };
  } catch (error) {
    await unhandledErrors();
    const payload = errorPayload(error);
    logError('Invoke Error', error);
    return { kind: 'error', body: JSON.stringify(payload), headers: { [ERROR_TYPE]: payload.errorType } };
  }
}

const RESPONSE_MODE = 'lambda-runtime-function-response-mode';
const ERROR_TYPE = 'lambda-runtime-function-error-type';

/** As on AWS, a rejection or an error that the handler leaves behind ends the process before the answer is out. */
function unhandledErrors(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function stringify(result: unknown): string {
  try {
    // A function or a symbol has no JSON text either.
    return JSON.stringify(result) ?? 'null';
  } catch {
    // Serialising fails for a circular object, for a BigInt, and when a getter or a `toJSON` of the function throws.
    throw new RuntimeError('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}
