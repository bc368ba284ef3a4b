import type { Json, JsonObject } from '../json.ts';
import { Payload } from '../payload.ts';
import { ServiceError, type ServiceResponse } from '../ports.ts';
import { StatesError } from '../states-error.ts';
import { followJob } from './follow-job.ts';
import { INTEGRATIONS } from './index.ts';
import { type Action, asParameters, type Integration, type Pattern, type TaskRun } from './integration.ts';
import { lowerNames, upperNames } from './names.ts';
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
  const task = serviceTask(subject, service, (run, submitted) =>
    call({ service, name, pattern, integration, action }, run, submitted),
  );
  return { service, action: name, pattern, task };
}

interface Call {
  readonly service: string;
  readonly name: string;
  readonly pattern: Pattern;
  readonly integration: Integration;
  readonly action: Action;
}

async function call(to: Call, run: TaskRun, submitted: (output: Payload) => void): Promise<Payload> {
  const { service, name, action, pattern, integration } = to;
  const parameters = asParameters(run.arguments);
  const request = (actionName: string, input: JsonObject): Promise<ServiceResponse> =>
    run.ports.callService({
      service,
      action: actionName,
      parameters: input,
      roleArn: run.roleArn,
      signal: run.signal,
    });
  try {
    const prepared = action.prepare ? action.prepare(parameters) : parameters;
    if (run.submitted && action.job) {
      const begun = run.submitted.value as JsonObject;
      return await followJob(
        action.job,
        { ...prepared, ...begun, ...lowerNames(begun) },
        request,
        run,
        pattern,
      );
    }
    const response = await request(name, prepared);
    const result = new Payload(withMetadata(response, action.finish?.(response) ?? response.output));
    if (pattern === 'request' || !action.job) return result;
    submitted(result);
    return await followJob(action.job, { ...prepared, ...response.output }, request, run, pattern);
  } catch (error) {
    throw error instanceof ServiceError ? explain(error, integration) : error;
  }
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

function explain(error: ServiceError, { errorPrefix, causeName }: Integration): StatesError {
  const { code, message, statusCode, requestId } = error;
  return new StatesError(
    `${errorPrefix}.${code}`,
    `${message} (Service: ${causeName}; Status Code: ${statusCode}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
    { cause: error },
  );
}
