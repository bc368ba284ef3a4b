import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { ENDPOINT_INSTANCES, type EndpointInstance } from '@scones/aws-prices';
import { temporaryFolder } from '@scones/child-programs';
import {
  type Ask,
  type CommandContext,
  CommandError,
  confirmCosts,
  textOption,
  yesOption,
} from '@scones/command-line';
import { modelSource, type UpdateProgress } from '@scones/endpoint-deployer';
import { z } from 'zod';
import type { AppContext } from './app-context.ts';
import { deployEndpoint } from './deploy-endpoint.ts';
import { findPlace } from './find-place.ts';
import { type StandingCost, standingCosts, sumAnHour } from './hourly-costs.ts';
import { type EndpointContext, type EndpointPlan, planEndpoint } from './plan-endpoint.ts';
import type { RunCdk } from './run-cdk.ts';
import { isNoStack, settledStack } from '@scones/stack';

export const deployOptionsSchema = z
  .object({
    dryRun: z.boolean().default(false).describe('only show what would change, and what it costs by the hour'),
    yes: yesOption(),
    withEndpoint: z
      .boolean()
      .default(false)
      .describe('then have the endpoint serve the model of the newest completed training job'),
    fromTrainingJob: textOption()
      .optional()
      .meta({ value: 'name' })
      .describe('have it serve the model of this one, with --with-endpoint'),
    endpointInstanceType: z
      .enum(Object.keys(ENDPOINT_INSTANCES) as [EndpointInstance])
      .optional()
      .meta({ value: 'type' })
      .describe('on these instances; if not given, on what it has, or a new one on ml.m5.large'),
  })
  .superRefine((options, context) => {
    if (options.withEndpoint) return;
    for (const name of ['fromTrainingJob', 'endpointInstanceType'] as const)
      if (options[name] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'says something of the endpoint: add --with-endpoint',
        });
  });
export type DeployOptions = z.output<typeof deployOptionsSchema>;

export type DeployProgress =
  | UpdateProgress
  | { readonly type: 'synthesis'; readonly stackName: string; readonly region: string }
  | { readonly type: 'stack'; readonly stackName: string };

export interface DeployContext extends Omit<EndpointContext, 'onProgress'>, CommandContext<DeployProgress> {
  readonly sts: STSClient;
  readonly app: AppContext;
  readonly runCdk: RunCdk;
  readonly isFree: (hostname: string) => boolean;
  /** Undefined where there is nobody to ask. */
  readonly ask: Ask | undefined;
}

export interface DeployReport {
  readonly stackName: string;
  readonly deployed: boolean;
  /** The costs of the stack while it exists. */
  readonly costs: readonly StandingCost[];
  /** Undefined where the endpoint was not asked for. */
  readonly endpoint: EndpointPlan | NoEndpoint | undefined;
}

/** The reason why there would be no endpoint. */
interface NoEndpoint {
  readonly action: 'none';
  readonly reason: string;
}

/**
 * Deploys the stack by the CDK CLI, and then the endpoint where it is asked for, or shows what that would change. Asks
 * before each step that would cost more by the hour.
 */
export async function deploy(context: DeployContext, options: DeployOptions): Promise<DeployReport> {
  const { app, runCdk, signal, onProgress } = context;
  const { stackName } = app.parameters;
  const place = await findPlace(context, stackName);
  // Checked before the synthesis too, since a missing job can be reported at once.
  if (options.fromTrainingJob !== undefined) await modelSource(context, options);
  const paidBy = place.isBilled && !options.yes ? await payer(context, place.region) : undefined;
  // In a folder of its own, so that two deployments can run at once.
  await using folder = await temporaryFolder('scones-cdk');
  onProgress?.({ type: 'synthesis', stackName, region: place.region });
  await runCdk(['synth', '--quiet', '--output', folder.path, ...app.cdkArguments], signal);
  const costs = standingCosts(await readTemplate(folder.path, stackName));
  const report = { stackName, costs, deployed: !options.dryRun };
  if (options.dryRun) {
    await runCdk(['diff', '--app', folder.path], signal);
    return {
      ...report,
      endpoint: options.withEndpoint ? await previewEndpoint(context, options) : undefined,
    };
  }
  if (paidBy !== undefined) await confirmCosts(context.ask, await stackCosts(context, costs, paidBy));
  // CloudFormation goes on with what a deployment began that was ended by force.
  await settledStack(context, stackName);
  await runCdk(['deploy', '--all', '--progress', 'events', '--app', folder.path], signal);
  if (!options.withEndpoint) return { ...report, endpoint: undefined };
  onProgress?.({ type: 'stack', stackName });
  return { ...report, endpoint: await bringEndpoint(context, options, paidBy) };
}

async function readTemplate(folder: string, stackName: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, `${stackName}.template.json`), 'utf8'));
}

/** In words, for a question. */
async function payer({ sts, signal }: DeployContext, region: string): Promise<string> {
  const { Account } = await sts.send(new GetCallerIdentityCommand(), signal && { abortSignal: signal });
  return `, for the account ${Account} in ${region},`;
}

async function stackCosts(
  { cloudFormation, app }: DeployContext,
  costs: readonly StandingCost[],
  paidBy: string,
) {
  const { stackName } = app.parameters;
  const present = standingCosts(await deployedTemplate(cloudFormation, stackName));
  return { what: `The stack ${stackName}${paidBy}`, planned: sumAnHour(costs), present: sumAnHour(present) };
}

async function deployedTemplate(
  cloudFormation: DeployContext['cloudFormation'],
  stackName: string,
): Promise<unknown> {
  try {
    const { TemplateBody = '{}' } = await cloudFormation.send(
      new GetTemplateCommand({ StackName: stackName }),
    );
    return JSON.parse(TemplateBody);
  } catch (error) {
    if (isNoStack(error)) return {};
    throw error;
  }
}

async function bringEndpoint(
  context: DeployContext,
  options: DeployOptions,
  paidBy: string | undefined,
): Promise<EndpointPlan> {
  const plan = await planEndpoint(context, context.app.parameters.stackName, options);
  const { name, instanceCount, instanceType, dollarsAnHour: planned, presentDollarsAnHour: present } = plan;
  if (paidBy !== undefined)
    await confirmCosts(context.ask, {
      what: `The endpoint ${name} on ${instanceCount} × ${instanceType}${paidBy}`,
      planned,
      present,
    });
  await deployEndpoint(context, plan);
  return plan;
}

/** A preview shows that there is nothing to serve yet, and does not fail for it. */
async function previewEndpoint(
  context: DeployContext,
  options: DeployOptions,
): Promise<EndpointPlan | NoEndpoint> {
  try {
    return await planEndpoint(context, context.app.parameters.stackName, options);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (error.code !== 'NO_STACK' && error.code !== 'NO_MODEL') throw error;
    return { action: 'none', reason: error.message };
  }
}
