import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { CommandError, explainAwsFailure } from '@scones/command-line';
import { readSconesStack, type SconesStack } from '@scones/stack';
import type { WorkflowTarget } from '../workflow/workflow-target.ts';
import { type Clients, createClients, stackTarget } from './deployed-stack.ts';
import { drawnPictures } from './drawn-pictures.ts';

/** The variable that names the stack: the facts meddle with its functions, so nobody is to be surprised by them. */
export const STACK_VARIABLE = 'SCONES_E2E_STACK';

/** A stack that is deployed, with its endpoint, where the environment's credentials and region lead. */
export async function awsTarget(environment: NodeJS.ProcessEnv = process.env): Promise<WorkflowTarget> {
  const stackName = environment[STACK_VARIABLE];
  if (!stackName)
    throw new CommandError(
      'NO_STACK',
      `${STACK_VARIABLE} does not name a stack whose functions may be throttled and misled for a while`,
      `Deploy one (npx nx deploy infra, endpoint-deployer deploy) and set ${STACK_VARIABLE} to its name.`,
    );
  const clients = createClients();
  try {
    const stack = await readSconesStack(clients.cloudFormation, stackName);
    await requireEndpoint(clients, stack);
    const { confident, doubtful } = await drawnPictures();
    return {
      ...stackTarget(clients, stack),
      // How sure a real model is of a drawing nobody knows: the execution's own threshold decides.
      pictures: { confident: { ...confident, threshold: 0 }, doubtful: { ...doubtful, threshold: 1 } },
      tearDown: async () => clients[Symbol.dispose](),
    };
  } catch (error) {
    clients[Symbol.dispose]();
    throw explainAwsFailure(error);
  }
}

async function requireEndpoint({ sageMaker }: Clients, { endpointName }: SconesStack): Promise<void> {
  const { EndpointStatus } = await sageMaker.send(
    new DescribeEndpointCommand({ EndpointName: endpointName }),
  );
  if (EndpointStatus === 'InService') return;
  throw new CommandError(
    'ENDPOINT_NOT_READY',
    `The endpoint ${endpointName} is ${EndpointStatus}`,
    'Wait until endpoint-deployer status shows it InService.',
  );
}
