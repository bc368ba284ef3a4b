import { deployInfra } from '../deploy-infra.ts';
import { type Job, STACK_NAME } from '../job.ts';
import { removeStack } from '../remove-stack.ts';
import { type InfraStack, readOutputs } from '../stack-outputs.ts';
import { emptyBucket } from './empty-bucket.ts';

/** Everything but the endpoint: bucket, roles, Lambdas, state machines, alarms. */
export function provision(job: Job): Promise<InfraStack> {
  const { options, clients, clock, signal, undoList } = job;
  return job.step('Provision with the CDK app', async (terminal) => {
    // Said before it is made, for a deployment that is broken off leaves a part of it behind.
    undoList.add(`stack ${STACK_NAME}`, () => removeStack(clients.cloudFormation, clock, STACK_NAME));
    await deployInfra({
      endpoint: job.endpoint,
      parameters: { stackName: STACK_NAME, threshold: options.threshold },
      clock,
      signal,
      onLine: (line) => terminal.transient(line),
    });
    const stack = await readOutputs(clients.cloudFormation, STACK_NAME);
    undoList.add(`objects of the bucket ${stack.bucket}`, () => emptyBucket(clients.s3, stack.bucket));
    return {
      result: stack,
      title: `Provisioned with the CDK app: the stack ${STACK_NAME} with its bucket, roles, Lambdas and state machines`,
    };
  });
}
