import type { FieldReader } from '../definition/field-reader.ts';
import { activity } from './activity.ts';
import { checkHttpFields } from './http/check-http-fields.ts';
import { httpTask } from './http/http-task.ts';
import { lambdaFunction } from './lambda-function.ts';
import { isOtherIntegration } from './other-integrations.ts';
import { optimizedTask } from './optimized-task.ts';
import { sdkTask } from './sdk-task.ts';
import type { TaskOptions } from './task-options.ts';
import type { TaskResource } from './task-resource.ts';

/** Finds the task that a Resource names, or refuses the Resource. */
export function readResource(fields: FieldReader, options: TaskOptions): TaskResource {
  const resource = fields.requireString('Resource');
  refuseForExpress(fields, resource, options);
  const found =
    options.standIn?.(resource) ??
    lambdaFunction(resource) ??
    activity(resource) ??
    findService(fields, resource, options);
  if (httpTask(resource)) checkHttpFields(fields);
  if (found) return found;
  if (isOtherIntegration(resource)) throw unsupported(fields, resource);
  if (!resource.startsWith('arn:')) throw fields.invalid('Resource', 'Value is not a valid resource ARN');
  throw fields.invalid(
    'Resource',
    `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
  );
}

function findService(fields: FieldReader, text: string, { canCall }: TaskOptions): TaskResource | undefined {
  const service = httpTask(text) ?? optimizedTask(text) ?? sdkTask(text);
  if (!service) return undefined;
  if (canCall && !canCall(service.service, service.action)) throw unsupported(fields, text);
  return service.task;
}

/** What the emulator lacks is no mistake of the user's. */
function unsupported(fields: FieldReader, resource: string): Error {
  return fields.invalid('Resource', `The emulator does not support the resource ${resource}`);
}

/** Express machines do not live long enough to wait for others. */
function refuseForExpress(fields: FieldReader, resource: string, { machineType }: TaskOptions): void {
  if (machineType !== 'EXPRESS') return;
  const refuse = (what: string): never => {
    throw fields.invalid('Resource', `Express state machine does not support ${what}`);
  };
  // The space at the end is AWS's.
  if (resource.endsWith('.waitForTaskToken')) refuse(`'.waitForTaskToken' service integration `);
  if (/\.sync(?::2)?$/.test(resource)) refuse(`'.sync' service integration`);
  if (/:states:[^:]*:[^:]*:activity:/.test(resource)) refuse('Activity ARN');
}
