import { type Command, defineCommand } from '@scones/command-line';
import { deploy, type DeployContext, deployOptionsSchema, type DeployReport } from '../deploy.ts';
import { formatAnHour } from '../hourly-costs.ts';

export function deployCommand(services: Omit<DeployContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'deploy the stack, or show what that would change and cost',
    options: deployOptionsSchema,
    run: (context, options) => deploy({ ...services, ...context }, options),
    progress: (_event: never) => undefined,
    show: describeReport,
  });
}

function describeReport({ stackName, deployed, costs, endpoint }: DeployReport): string {
  if (deployed) return `${stackName} is deployed`;
  return [
    ...costs.map(
      ({ what, count, dollarsAnHour }) => `${what}: ${count}, about ${formatAnHour(dollarsAnHour)}`,
    ),
    `The endpoint ${endpoint.name}, once endpoint-deployer makes it, on each ${endpoint.instanceType}: about ${formatAnHour(endpoint.dollarsAnHour)}`,
    'On AWS, by rough on-demand prices of us-east-1; storage and use come on top. On the emulator nothing costs.',
  ].join('\n');
}
