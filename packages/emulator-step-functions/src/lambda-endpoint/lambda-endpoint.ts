import type { IncomingHttpHeaders } from 'node:http';
import {
  type JsonObject,
  type ServiceCall,
  ServiceError,
  type ServiceResponse,
} from '@scones/states-language';
import { post } from './post.ts';

/** Makes Task states' calls of Lambda's Invoke at the server of that URL. Refuses every other call by name. */
export function callLambdaAt(endpoint: string): (call: ServiceCall) => Promise<ServiceResponse> {
  return async ({ service, action, parameters, signal }) => {
    if (!isInvocation({ service, action }))
      throw new ServiceError(
        'UnknownOperationException',
        `There is no ${service}:${action} here.`,
        400,
        'none',
      );
    const { Payload: payload = '{}' } = parameters;
    const { status, headers, body } = await post(invokeUrl(endpoint, parameters), {
      headers: invokeHeaders(parameters),
      body: typeof payload === 'string' ? payload : JSON.stringify(payload),
      signal,
    }).catch((error: unknown) => {
      throw signal.aborted ? error : unreachable(endpoint, error);
    });
    const shown = textHeaders(headers);
    const requestId = shown['x-amzn-requestid'] ?? '';
    if (status >= 300) throw refusal(shown, body, status, requestId);
    return { output: invokeOutput(status, shown, body), requestId, statusCode: status, headers: shown };
  };
}

/** Whether `callLambdaAt` makes this call. */
export function isInvocation({ service, action }: Pick<ServiceCall, 'service' | 'action'>): boolean {
  return service === 'lambda' && action === 'invoke';
}

function invokeUrl(endpoint: string, { FunctionName: name, Qualifier: qualifier }: JsonObject): URL {
  const named = encodeURIComponent(typeof name === 'string' ? name : JSON.stringify(name));
  const url = new URL(`/2015-03-31/functions/${named}/invocations`, endpoint);
  if (typeof qualifier === 'string') url.searchParams.set('Qualifier', qualifier);
  return url;
}

const INVOKE_HEADERS = {
  InvocationType: 'x-amz-invocation-type',
  LogType: 'x-amz-log-type',
  ClientContext: 'x-amz-client-context',
} as const;

function invokeHeaders(parameters: JsonObject): Record<string, string> {
  const given = Object.entries(INVOKE_HEADERS).flatMap(([member, header]) => {
    const value = parameters[member];
    return typeof value === 'string' ? [[header, value]] : [];
  });
  return { 'content-type': 'application/json', ...(Object.fromEntries(given) as Record<string, string>) };
}

function invokeOutput(StatusCode: number, headers: Record<string, string>, Payload: string): JsonObject {
  const functionError = headers['x-amz-function-error'];
  const log = headers['x-amz-log-result'];
  return {
    ExecutedVersion: headers['x-amz-executed-version'] ?? '$LATEST',
    Payload,
    StatusCode,
    ...(functionError !== undefined && { FunctionError: functionError }),
    ...(log !== undefined && { LogResult: log }),
  };
}

/** AWS names the version in an error about a function, where Lambda's own answer may not. */
function refusal(
  headers: Record<string, string>,
  body: string,
  status: number,
  requestId: string,
): ServiceError {
  const text = messageOf(body);
  const message = /^Function not found: .*:function:[^:]+$/.test(text) ? `${text}:$LATEST` : text;
  const code = headers['x-amzn-errortype']?.split(':', 1)[0] ?? 'ServiceException';
  return new ServiceError(code, message, status, requestId);
}

/** The message of Lambda's answer; a server that is no Lambda may answer anything. */
function messageOf(body: string): string {
  try {
    const { Message: upper, message = upper } = Object(JSON.parse(body)) as Record<string, unknown>;
    return typeof message === 'string' ? message : body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return body;
  }
}

/** As Java's client says that it gets no answer; `Lambda.SdkClientException` can be retried. */
function unreachable(endpoint: string, cause: unknown): ServiceError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ServiceError(
    'SdkClientException',
    `Unable to execute HTTP request at ${endpoint}: ${why}`,
    0,
    'null',
    {
      cause,
    },
  );
}

function textHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const texts = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return Object.fromEntries(texts) as Record<string, string>;
}
