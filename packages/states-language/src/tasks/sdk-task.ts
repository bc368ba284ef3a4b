import type { JsonObject } from '../json.ts';
import { Payload } from '../payload.ts';
import { ServiceError } from '../ports.ts';
import { StatesError } from '../states-error.ts';
import { awaitsReport } from './await-report.ts';
import { asParameters, type TaskRun } from './integration.ts';
import { upperNames } from './names.ts';
import { serviceTask } from './service-task.ts';
import type { TaskResource } from './task-resource.ts';

const SDK = /^arn:[^:]+:states:::aws-sdk:([a-z0-9]+):([a-z][a-zA-Z0-9]*)(?:\.(waitForTaskToken))?$/;

interface SdkResource {
  readonly service: string;
  readonly action: string;
  readonly task: TaskResource;
}

/** `arn:aws:states:::aws-sdk:<service>:<action>[.waitForTaskToken]`: any action of any API. */
export function sdkTask(resource: string): SdkResource | undefined {
  const match = SDK.exec(resource);
  if (!match) return undefined;
  const [, service = '', action = '', suffix] = match;
  const subject = { resourceType: `aws-sdk:${service}`, resource: suffix ? `${action}.${suffix}` : action };
  const call = (run: TaskRun): Promise<Payload> => makeCall(service, action, run);
  const task = serviceTask(subject, `aws-sdk:${service}`, suffix ? awaitsReport(call) : { call });
  return { service, action, task };
}

async function makeCall(
  service: string,
  action: string,
  { arguments: input, ports, roleArn, signal }: TaskRun,
): Promise<Payload> {
  const parameters = withJsonBody(`${service}:${action}`, asParameters(input));
  try {
    const { output } = await ports.callService({ service, action, parameters, roleArn, signal });
    return new Payload(withOwnMembers(`${service}:${action}`, upperNames(output)));
  } catch (error) {
    throw error instanceof ServiceError ? explain(error, service) : error;
  }
}

/** AWS writes what an object is to hold as JSON, a text with its quotes, and Java's client says what the text is. */
function withJsonBody(action: string, parameters: JsonObject): JsonObject {
  const { Body = null } = parameters;
  if (!['s3:putObject', 's3:uploadPart'].includes(action) || Body === null) return parameters;
  const body = { Body: JSON.stringify(Body) };
  if (action === 's3:uploadPart') return { ...parameters, ...body };
  return { ContentType: 'text/plain; charset=UTF-8', ChecksumAlgorithm: 'CRC32', ...parameters, ...body };
}

/** Java's client has the metadata of an object though there be none. */
function withOwnMembers(action: string, output: JsonObject): JsonObject {
  return ['s3:getObject', 's3:headObject'].includes(action) ? { Metadata: {}, ...output } : output;
}

/** Error names are those of the Java SDK, which end in Exception; an error that no model has goes by its service's. */
function explain(error: ServiceError, service: string): StatesError {
  const { message, statusCode, requestId, extendedRequestId } = error;
  const name = error.serviceName ?? service.charAt(0).toUpperCase() + service.slice(1);
  const code = error.isModelled ? error.code : name;
  const errorName = code.endsWith('Exception') ? code : `${code}Exception`;
  const ids = [
    `Request ID: ${requestId}`,
    ...(extendedRequestId === undefined ? [] : [`Extended Request ID: ${extendedRequestId}`]),
  ];
  return new StatesError(
    `${name}.${errorName}`,
    `${message} (Service: ${name}, Status Code: ${statusCode}, ${ids.join(', ')}) (SDK Attempt Count: 1)`,
    { cause: error },
  );
}
