import { type Command, defineCommand, type StackSource } from '@scones/command-line';
import {
  type EndpointStatusReport,
  status,
  type StatusContext,
  statusOptionsSchema,
} from '../endpoint-status.ts';

export function statusCommand(
  services: Omit<StatusContext, 'signal' | 'onProgress'> & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'show an endpoint and the parts that it is made of',
    options: statusOptionsSchema,
    stack: { ...services.stack, options: { name: '{EndpointName}' } },
    run: (context, options) => status({ ...services, ...context }, options),
    progress: (_event: never) => undefined,
    show: describeStatus,
  });
}

function describeStatus(endpoint: EndpointStatusReport): string {
  const reason = endpoint.failureReason === undefined ? '' : `: ${endpoint.failureReason}`;
  return [
    `${endpoint.endpointName} is ${endpoint.status}${reason}`,
    `configuration ${endpoint.configurationName}` +
      (endpoint.replaces === undefined ? '' : `, which replaced ${endpoint.replaces}`),
    ...endpoint.variants.map(
      ({ name, modelName, instanceType, instances = 0 }) =>
        `variant ${name}: model ${modelName} on ${instances} × ${instanceType}`,
    ),
    endpoint.capture?.enabled
      ? `captures ${endpoint.capture.percentage} % to ${endpoint.capture.destination}`
      : 'captures nothing',
  ].join('\n');
}
