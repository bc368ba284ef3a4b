import { fileURLToPath } from 'node:url';
import {
  DEFAULT_STACK_NAME,
  deployStack,
  emptyBucket,
  readSconesStack,
  removeStack,
  type SconesStack,
} from '@scones/stack';
import type { Job } from '../job.ts';

const INFRA = fileURLToPath(import.meta.resolve('@scones/infra/main'));

/** Deploys everything but the endpoint: bucket, roles, Lambdas, state machines, alarms. */
export function provision(job: Job): Promise<SconesStack> {
  const { options, clients, clock, signal, undoList } = job;
  return job.step('Provision with the CDK app', async (terminal) => {
    // Added before the deployment, since a deployment that is broken off leaves a part of the stack behind.
    undoList.add(`stack ${DEFAULT_STACK_NAME}`, () => removeStack({ ...clients, clock }, DEFAULT_STACK_NAME));
    await deployStack({
      infra: INFRA,
      endpoint: job.emulator.url,
      credentials: job.emulator.credentials,
      parameters: { stackName: DEFAULT_STACK_NAME, threshold: options.threshold },
      clock,
      signal,
      onLine: (line) => terminal.transient(line),
    });
    const stack = await readSconesStack(clients.cloudFormation, DEFAULT_STACK_NAME);
    undoList.add(`objects of the bucket ${stack.bucket}`, () => emptyBucket(clients.s3, stack.bucket));
    return {
      result: stack,
      title: `Provisioned with the CDK app: the stack ${DEFAULT_STACK_NAME} with its bucket, roles, Lambdas and state machines`,
    };
  });
}
