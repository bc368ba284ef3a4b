import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { CommandError, explainAwsFailure } from '@scones/command-line';
import { readSconesStack, type SconesStack } from '@scones/stack';
import type { WorkflowTarget } from '../workflow/workflow-target.ts';
import { type Clients, createClients, stackTarget } from './deployed-stack.ts';
import { drawnPictures } from './drawn-pictures.ts';

/** The variable that names the stack. It must be set on purpose, since the tests change the stack's functions. */
export const STACK_VARIABLE = 'SCONES_E2E_STACK';

/** A deployed stack with its endpoint, in the account and region of the environment. */
export async function awsTarget(environment: NodeJS.ProcessEnv = process.env): Promise<WorkflowTarget> {
  const stackName = environment[STACK_VARIABLE];
  if (!stackName)
    throw new CommandError(
      'NO_STACK',
      `${STACK_VARIABLE} does not name a stack whose functions the tests may throttle and misconfigure for a while`,
      `Deploy one (npx nx deploy infra, endpoint-deployer deploy) and set ${STACK_VARIABLE} to its name.`,
    );
  const clients = createClients();
  try {
    const stack = await readSconesStack(clients.cloudFormation, stackName);
    await requireEndpoint(clients, stack);
    const { confident, doubtful } = await drawnPictures();
    return {
      ...stackTarget(clients, stack),
      // The confidence of a real model in an unknown drawing is not known, so the execution gets a threshold of its
      // own.
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
