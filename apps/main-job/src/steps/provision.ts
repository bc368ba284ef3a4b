import { deployInfra } from '../deploy-infra.ts';
import type { Job } from '../job.ts';
import {
  DEFAULT_STACK_NAME,
  emptyBucket,
  readSconesStack,
  removeStack,
  type SconesStack,
} from '@scones/stack';

/** Everything but the endpoint: bucket, roles, Lambdas, state machines, alarms. */
export function provision(job: Job): Promise<SconesStack> {
  const { options, clients, clock, signal, undoList } = job;
  return job.step('Provision with the CDK app', async (terminal) => {
    // Said before it is made, for a deployment that is broken off leaves a part of it behind.
    undoList.add(`stack ${DEFAULT_STACK_NAME}`, () => removeStack({ ...clients, clock }, DEFAULT_STACK_NAME));
    await deployInfra({
      endpoint: job.endpoint,
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
