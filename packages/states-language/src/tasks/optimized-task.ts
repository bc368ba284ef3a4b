import type { Json, JsonObject } from '../json.ts';
import { Payload } from '../payload.ts';
import { ServiceError, type ServiceResponse } from '../ports.ts';
import { StatesError } from '../states-error.ts';
import { awaitsReport, reportOf } from './await-report.ts';
import { followJob } from './follow-job.ts';
import { INTEGRATIONS } from './index.ts';
import {
  type Action,
  asParameters,
  type Integration,
  type JavaErrors,
  type Pattern,
  type TaskRun,
} from './integration.ts';
import { upperNames } from './names.ts';
import { serviceTask } from './service-task.ts';
import type { TaskResource } from './task-resource.ts';

const OPTIMIZED = /^arn:[^:]+:states:::(\w+):(\w+)(?:\.(sync:2|sync|waitForTaskToken))?$/;

interface OptimizedResource {
  readonly service: string;
  readonly action: string;
  readonly pattern: Pattern;
  readonly task: TaskResource;
}

/** `arn:aws:states:::<service>:<action>[.sync|.waitForTaskToken]`, where there is such an integration. */
export function optimizedTask(resource: string): OptimizedResource | undefined {
  const [, service = '', name = '', suffix] = OPTIMIZED.exec(resource) ?? [];
  const pattern = (suffix ?? 'request') as Pattern;
  const integration = Object.hasOwn(INTEGRATIONS, service) ? INTEGRATIONS[service] : undefined;
  const action =
    integration && Object.hasOwn(integration.actions, name) ? integration.actions[name] : undefined;
  if (!integration || !action?.patterns.includes(pattern)) return undefined;
  const subject = { resourceType: service, resource: suffix ? `${name}.${suffix}` : name };
  const task = serviceTask(subject, service, workOf({ service, name, pattern, integration, action }));
  return { service, action: name, pattern, task };
}

interface Call {
  readonly service: string;
  readonly name: string;
  readonly pattern: Pattern;
  readonly integration: Integration;
  readonly action: Action;
}

function workOf(to: Call): Pick<TaskResource, 'call' | 'follow' | 'abandon' | 'awaitsReport'> {
  const call = (run: TaskRun): Promise<Payload> => explained(to, () => makeCall(to, run));
  if (to.pattern === 'request') return { call };
  if (to.pattern === 'waitForTaskToken') return awaitsReport(call);
  return {
    awaitsReport: true,
    call,
    follow: (run, answer) => followOrReport(run, (each) => explained(to, () => follow(to, each, answer))),
    abandon: (run, answer) => stopJob(to, run, answer),
  };
}

/** A job's task ends with the job, or before with what somebody reports under its token. */
async function followOrReport(run: TaskRun, work: (run: TaskRun) => Promise<Payload>): Promise<Payload> {
  const following = new AbortController();
  const signal = AbortSignal.any([run.signal, following.signal]);
  try {
    return await Promise.race([work({ ...run, signal }), reportOf(run)]);
  } finally {
    following.abort();
  }
}

async function explained<T>({ integration }: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ServiceError ? explain(error, integration) : error;
  }
}

async function makeCall(to: Call, run: TaskRun): Promise<Payload> {
  const { name, action } = to;
  const parameters = prepared(action, run);
  const response = await request(to, run, name, parameters).catch((error: unknown) =>
    findBegun(to, run, parameters, error),
  );
  const result = action.finish?.(response) ?? response.output;
  return new Payload(action.isBare ? result : withMetadata(response, result));
}

/** What a call of an emulator that ended had begun. Throws the error again where that is not what it says. */
async function findBegun(
  to: Call,
  run: TaskRun,
  parameters: JsonObject,
  error: unknown,
): Promise<ServiceResponse> {
  const { job } = to.action;
  if (!run.isAgain || !(error instanceof ServiceError) || !job?.begun || error.code !== job.begun.code)
    throw error;
  const identity = job.identify(parameters, job.begun.answer(error.message));
  const response = await request(to, run, job.describe, identity);
  return { ...response, output: job.begun.output(response.output) };
}

function request(
  { service }: Call,
  { ports, roleArn, signal }: TaskRun,
  action: string,
  parameters: JsonObject,
): Promise<ServiceResponse> {
  return ports.callService({ service, action, parameters, roleArn, signal });
}

function prepared({ prepare }: Action, run: TaskRun): JsonObject {
  const parameters = asParameters(run.arguments);
  return prepare ? prepare(parameters, run) : parameters;
}

/** Without a job the call's answer is all that there is. */
async function follow(to: Call, run: TaskRun, answer: Payload): Promise<Payload> {
  const { action, pattern } = to;
  if (!action.job) return answer;
  const identity = action.job.identify(prepared(action, run), answer.value as JsonObject);
  return await followJob(
    to.service,
    action.job,
    identity,
    (...call) => request(to, run, ...call),
    run,
    pattern,
  );
}

/** As AWS does, to the best of it: nobody hears whether the service let the job be stopped. */
function stopJob(to: Call, run: TaskRun, answer: Payload): void {
  const { job } = to.action;
  if (!job) return;
  const identity = job.identify(prepared(to.action, run), answer.value as JsonObject);
  const { signal } = new AbortController();
  request(to, { ...run, signal }, job.stop, identity).catch(() => undefined);
}

/** A result carries the SDK's metadata of the HTTP response, as on AWS. */
function withMetadata({ requestId, statusCode = 200, headers = {} }: ServiceResponse, result: Json): Json {
  const allHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    ...upperNames(result as JsonObject),
    SdkHttpMetadata: { AllHttpHeaders: allHeaders, HttpHeaders: { ...headers }, HttpStatusCode: statusCode },
    SdkResponseMetadata: { RequestId: requestId ?? '' },
  };
}

function explain(error: ServiceError, { errorPrefix, causeName, javaErrors }: Integration): StatesError {
  const { message, statusCode, requestId } = error;
  const { name, code } = javaErrors ? javaError(error, javaErrors) : { name: error.code, code: error.code };
  return new StatesError(
    `${errorPrefix}.${name}`,
    `${message} (Service: ${causeName}; Status Code: ${statusCode}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
    { cause: error },
  );
}

function javaError(
  { code, isModelled }: ServiceError,
  { base, unmodelled }: JavaErrors,
): { name: string; code: string } {
  const shown = Object.hasOwn(unmodelled, code) ? unmodelled[code] : undefined;
  if (shown !== undefined || !isModelled) return { name: base, code: shown ?? code };
  return { name: code.endsWith('Exception') ? code : `${code}Exception`, code };
}
