import { type Command, defineCommand, formatAnHour, type ProgressLine } from '@scones/command-line';
import { describeChange, describeProgress } from '@scones/endpoint-deployer';
import {
  deploy,
  type DeployContext,
  deployOptionsSchema,
  type DeployProgress,
  type DeployReport,
} from '../deploy.ts';
import type { EndpointPlan } from '../plan-endpoint.ts';

export function deployCommand(services: Omit<DeployContext, 'signal' | 'onProgress'>): Command {
  return defineCommand({
    summary: 'deploy the stack, and the endpoint, or show what that would change and cost',
    options: deployOptionsSchema,
    run: (context, options) => deploy({ ...services, ...context }, options),
    progress: describeStep,
    show: (report) => (report.deployed ? describeDeployment(report) : describePreview(report)),
  });
}

function describeStep(event: DeployProgress): ProgressLine {
  if (!('stackName' in event)) return describeProgress(event);
  return event.type === 'synthesis'
    ? { text: `Synthesising the stack ${event.stackName} for ${event.region}` }
    : { text: `The stack ${event.stackName} is deployed; on to its endpoint` };
}

function describeDeployment({ stackName, endpoint }: DeployReport): string {
  if (endpoint === undefined || endpoint.action === 'none') return `${stackName} is deployed`;
  const ends = {
    make: 'was made and answers',
    update: `was updated; back: endpoint-deployer rollback --name ${endpoint.name}`,
    keep: 'has no changes',
  };
  return `${describeModel(endpoint)} ${ends[endpoint.action]}`;
}

function describePreview({ costs, endpoint }: DeployReport): string {
  return [
    ...costs.map(
      ({ what, count, dollarsAnHour }) => `${what}: ${count}, about ${formatAnHour(dollarsAnHour)}`,
    ),
    ...describeEndpointPreview(endpoint),
    'On AWS, by on-demand prices of us-east-1; storage and use come on top. On the emulator nothing costs.',
  ].join('\n');
}

function describeEndpointPreview(endpoint: DeployReport['endpoint']): string[] {
  if (endpoint === undefined) return ['The endpoint comes on top: npx nx deploy -- --dry-run shows it too.'];
  if (endpoint.action === 'none') return [`No endpoint: ${endpoint.reason}`];
  const ends = { make: 'would be made', update: 'would be updated', keep: 'has no changes' };
  return [
    ...endpoint.changes.map(describeChange),
    `${describeModel(endpoint)} ${ends[endpoint.action]}, about ${formatAnHour(endpoint.dollarsAnHour)}`,
  ];
}

function describeModel({ name, trainingJob, instanceCount, instanceType }: EndpointPlan): string {
  return `The endpoint ${name} with the model of ${trainingJob} on ${instanceCount} × ${instanceType}`;
}
