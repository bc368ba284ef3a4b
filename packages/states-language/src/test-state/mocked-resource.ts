import type { Json } from '../json.ts';
import { INTEGRATIONS } from '../tasks/index.ts';
import { serviceTask } from '../tasks/service-task.ts';
import type { TaskResource } from '../tasks/task-resource.ts';
import { OTHER_INTEGRATIONS, type OtherIntegration } from '../tasks/other-integrations.ts';

/** The API whose answer a Resource's result is; both absent where the result may be any JSON. */
export interface MockedResource {
  /** As `aws-sdk:` integrations name it. */
  readonly service?: string;
  readonly operation?: string;
}

const FUNCTION = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:/;
const ACTIVITY = /^arn:[^:]+:states:[^:]*:[^:]*:activity:/;
const SDK = /^arn:[^:]+:states:::aws-sdk:([a-z0-9]+):([a-z]\w*)(?:\.(waitForTaskToken))?$/;
const OPTIMIZED = /^arn:[^:]+:states:::([\w-]+):(\w+)(?:\.(sync:2|sync|waitForTaskToken))?$/;

/** A Resource as AWS knows it, whether or not the emulator can call it; nothing for one that AWS does not know. */
export function mockedResource(resource: string): MockedResource | undefined {
  if (FUNCTION.test(resource) || ACTIVITY.test(resource)) return {};
  const [, sdkService, sdkAction = '', sdkSuffix] = SDK.exec(resource) ?? [];
  // Whoever has a token may answer anything.
  if (sdkService !== undefined) return sdkSuffix ? {} : { service: sdkService, operation: sdkAction };
  const [, service = '', action = '', suffix] = OPTIMIZED.exec(resource) ?? [];
  const integration = integrationOf(service);
  if (!integration || !Object.hasOwn(integration.actions, action)) return undefined;
  if (suffix === 'waitForTaskToken') return {};
  const operation = suffix === undefined ? action : integration.actions[action];
  if (operation === undefined) return undefined;
  return integration.model === undefined ? {} : { service: integration.model, operation };
}

/** Whether a test needs a mock of the Resource, since its work ends outside of the call. */
export function needsMock(resource: Json | undefined): boolean {
  if (typeof resource !== 'string') return false;
  return ACTIVITY.test(resource) || /\.(?:sync(?::2)?|waitForTaskToken)$/.test(resource);
}

/** The task in place of a Resource whose call is mocked. */
export function standIn(resource: string): TaskResource | undefined {
  if (!mockedResource(resource)) return undefined;
  return serviceTask({ resourceType: 'mock', resource }, resource, () =>
    Promise.reject(new Error(`A mock stands in for ${resource}.`)),
  );
}

const MODELS: Readonly<Record<string, string>> = { events: 'eventbridge', states: 'sfn' };

function integrationOf(service: string): OtherIntegration | undefined {
  const own = Object.hasOwn(INTEGRATIONS, service) ? INTEGRATIONS[service] : undefined;
  if (!own) return Object.hasOwn(OTHER_INTEGRATIONS, service) ? OTHER_INTEGRATIONS[service] : undefined;
  const actions = Object.entries(own.actions).map(([name, { job }]) => [name, job?.describe] as const);
  return { model: MODELS[service] ?? service, actions: Object.fromEntries(actions) };
}
