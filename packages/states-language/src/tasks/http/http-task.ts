import { withDeadline } from '@scones/deterministic';
import type { HttpConnection, HttpPort, HttpRequest, HttpResponse } from '../../http-port.ts';
import type { Payload } from '../../payload.ts';
import { StatesError } from '../../states-error.ts';
import type { TaskRun } from '../integration.ts';
import { serviceTask } from '../service-task.ts';
import type { TaskResource } from '../task-resource.ts';
import { type HttpCall, httpFault, readCall } from './http-call.ts';
import { requestOf, withoutSecrets } from './http-request.ts';
import { resultOf } from './http-result.ts';

const HTTP_INVOKE = /^arn:[^:]+:states:::http:invoke$/;

/** A request must be answered in this time, whatever the state's TimeoutSeconds. */
const LONGEST_MILLISECONDS = 60_000;

interface HttpResource {
  readonly service: string;
  readonly action: string;
  readonly task: TaskResource;
}

/** `arn:aws:states:::http:invoke`: a call of an address by an EventBridge connection. */
export function httpTask(resource: string): HttpResource | undefined {
  if (!HTTP_INVOKE.test(resource)) return undefined;
  const subject = { resourceType: 'http', resource: 'invoke' };
  return { service: 'http', action: 'invoke', task: serviceTask(subject, 'http', { call: invoke }) };
}

async function invoke(run: TaskRun): Promise<Payload> {
  const { http } = run.ports;
  if (!http) throw httpFault('There is no HTTP here.');
  const call = readCall(run.arguments);
  return resultOf(await answerTo(call, run, http));
}

/** A server that refuses an authorization that can be had anew is asked once more. */
async function answerTo(call: HttpCall, run: TaskRun, http: HttpPort): Promise<HttpResponse> {
  const connect = (renews: boolean): Promise<HttpConnection> =>
    http.connect({ ...call, renews, roleArn: run.roleArn, identity: run.identity, signal: run.signal });
  const connection = await connect(false);
  const response = await exchange(call, connection, run, http);
  const isRefused = response.statusCode === 401 || response.statusCode === 407;
  if (!isRefused || !connection.isRenewable) return response;
  return await exchange(call, await connect(true), run, http);
}

async function exchange(
  call: HttpCall,
  connection: HttpConnection,
  run: TaskRun,
  http: HttpPort,
): Promise<HttpResponse> {
  const { region } = run.identity;
  const request = requestOf(call, connection, region);
  const told = { request, withoutSecrets: withoutSecrets(call, connection, region) };
  run.noteExchange?.(told);
  const response = await send(request, run, http);
  run.noteExchange?.({ ...told, response });
  return response;
}

async function send(request: HttpRequest, run: TaskRun, http: HttpPort): Promise<HttpResponse> {
  const { signal, ports } = run;
  const sent = { ...request, headers: [...request.headers, ...contentType(request)] };
  try {
    return await withDeadline(ports.clock, LONGEST_MILLISECONDS, (late) => http.send(sent, late), {
      signal,
      whenLate: () => {
        throw new StatesError('States.Http.Socket', 'The request was not answered within 60 seconds.');
      },
    });
  } catch (error) {
    if (signal.aborted || error instanceof StatesError) throw error;
    throw new StatesError('States.Http.Socket', (error as Error).message, { cause: error });
  }
}

/** A body is JSON unless a header says something else. */
function contentType({ headers, body }: HttpRequest): [string, string][] {
  const isNamed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return body === undefined || isNamed ? [] : [['Content-Type', 'application/json; charset=UTF-8']];
}
