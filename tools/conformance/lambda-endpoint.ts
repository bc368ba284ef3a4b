import { request } from 'node:http';
import { type Json, type ServiceCall, ServiceError, type ServiceResponse } from '@scones/states-language';

/** Makes `lambda:invoke` calls to the server of Lambda's Invoke at the URL. Refuses every other call by name. */
export function callLambdaAt(endpoint: string): (call: ServiceCall) => Promise<ServiceResponse> {
  return async ({ service, action, parameters, signal }) => {
    if (service !== 'lambda' || action !== 'invoke') {
      throw new ServiceError(
        'UnknownOperationException',
        `There is no ${service}:${action} here.`,
        400,
        'none',
      );
    }
    const name = encodeURIComponent(parameters['FunctionName'] as string);
    const url = new URL(`/2015-03-31/functions/${name}/invocations`, endpoint);
    const payload = typeof parameters['Payload'] === 'string' ? parameters['Payload'] : '{}';
    const { status, headers, body } = await post(url, payload, signal);
    const requestId = headers['x-amzn-requestid'] ?? '';
    if (status >= 300) throw refusal(headers, body, status, requestId);
    const functionError = headers['x-amz-function-error'];
    const version = headers['x-amz-executed-version'] ?? '$LATEST';
    const output: Record<string, Json> = { ExecutedVersion: version, Payload: body, StatusCode: status };
    if (functionError !== undefined) output['FunctionError'] = functionError;
    return { output, requestId, statusCode: status, headers };
  };
}

/** AWS names the version in an error about a function, where Lambda's own answer may not. */
function refusal(
  headers: Record<string, string>,
  body: string,
  status: number,
  requestId: string,
): ServiceError {
  const { Message: text } = JSON.parse(body) as { Message: string };
  const message = /^Function not found: .*:function:[^:]+$/.test(text) ? `${text}:$LATEST` : text;
  return new ServiceError(headers['x-amzn-errortype'] ?? 'ServiceException', message, status, requestId);
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function post(url: URL, payload: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json' },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    outgoing.end(payload);
  });
}
