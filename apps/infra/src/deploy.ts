import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { type CommandContext, CommandError } from '@scones/command-line';
import { z } from 'zod';
import type { AppContext } from './app-context.ts';
import {
  ENDPOINT_INSTANCES,
  type EndpointInstance,
  formatAnHour,
  type StandingCost,
  standingCosts,
  sumAnHour,
} from './hourly-costs.ts';
import type { RunCdk } from './run-cdk.ts';
import { isNoStack } from './stack-outputs.ts';

export const deployOptionsSchema = z.object({
  dryRun: z.boolean().default(false).describe('only show what would change, and what it costs by the hour'),
  yes: z.boolean().default(false).describe('do not ask before making what costs by the hour'),
  endpointInstanceType: z
    .enum(Object.keys(ENDPOINT_INSTANCES) as [EndpointInstance])
    .default('ml.m5.large')
    .meta({ value: 'type' })
    .describe('the instances that the shown price of an endpoint is for'),
});
export type DeployOptions = z.output<typeof deployOptionsSchema>;

export interface DeployContext extends CommandContext<never> {
  readonly cloudFormation: CloudFormationClient;
  readonly app: AppContext;
  readonly runCdk: RunCdk;
  /** The stack's template as the CDK CLI has just written it. */
  readonly readTemplate: (stackName: string) => Promise<unknown>;
  /** Undefined where there is nobody to answer. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
}

export interface DeployReport {
  readonly stackName: string;
  readonly deployed: boolean;
  /** What the stack costs while it stands. */
  readonly costs: readonly StandingCost[];
  /** What an endpoint costs on top, which is not of the stack. */
  readonly endpoint: {
    readonly name: string;
    readonly instanceType: EndpointInstance;
    readonly dollarsAnHour: number;
  };
}

/** Deploys the stack by the CDK CLI, or shows what that would change. Asks before it begins to cost more by the hour. */
export async function deploy(context: DeployContext, options: DeployOptions): Promise<DeployReport> {
  const { app, runCdk, signal } = context;
  const { stackName, endpointName } = app.parameters;
  await runCdk(['synth', '--quiet', ...app.cdkArguments], signal);
  const costs = standingCosts(await context.readTemplate(stackName));
  if (options.dryRun) await runCdk(['diff', '--app', 'cdk.out'], signal);
  else {
    if (!options.yes) await agree(context, sumAnHour(costs));
    await runCdk(['deploy', '--all', '--progress', 'events', '--app', 'cdk.out'], signal);
  }
  const instanceType = options.endpointInstanceType;
  return {
    stackName,
    deployed: !options.dryRun,
    costs,
    endpoint: { name: endpointName, instanceType, dollarsAnHour: ENDPOINT_INSTANCES[instanceType] },
  };
}

async function agree({ cloudFormation, app, ask }: DeployContext, planned: number): Promise<void> {
  const { stackName } = app.parameters;
  const present = sumAnHour(standingCosts(await deployedTemplate(cloudFormation, stackName)));
  if (planned <= present) return;
  const question = `${stackName} will cost about ${formatAnHour(planned)} instead of ${formatAnHour(present)}, used or not.`;
  if (!ask) throw new CommandError('CONFIRMATION_NEEDED', question, 'Add --yes to agree.');
  if (await ask(`${question} Deploy it?`)) return;
  throw new CommandError('NOT_CONFIRMED', 'Nothing was deployed', 'Add --yes to agree beforehand.');
}

async function deployedTemplate(cloudFormation: CloudFormationClient, stackName: string): Promise<unknown> {
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
