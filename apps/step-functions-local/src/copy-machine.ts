import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  paginateListStateMachines,
  type SFNClient,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { forStepFunctionsLocal } from '@scones/workflow';
import { z } from 'zod';

/** The machine's name in Step Functions Local. */
export const MACHINE_NAME = 'ClassifyPicture';

export interface StepFunctionsPair {
  /** Clients of the place where the stack is deployed. */
  readonly deployed: SFNClient;
  readonly local: SFNClient;
}

const definitionSchema = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), z.looseObject({ Type: z.string() })),
});

/** Makes a deployed machine in Step Functions Local too, in its dialect, or updates the one there. Returns its ARN. */
export async function copyMachine(
  { deployed, local }: StepFunctionsPair,
  stateMachineArn: string,
  signal: AbortSignal,
): Promise<string> {
  const options = { abortSignal: signal };
  const machine = await deployed.send(new DescribeStateMachineCommand({ stateMachineArn }), options);
  const given = definitionSchema.parse(JSON.parse(machine.definition as string));
  const definition = JSON.stringify(forStepFunctionsLocal(given));
  const arn = await machineArn(local);
  if (arn !== undefined) {
    const { definition: former } = await local.send(
      new DescribeStateMachineCommand({ stateMachineArn: arn }),
      options,
    );
    if (former !== definition)
      await local.send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition }), options);
    return arn;
  }
  // Step Functions Local requires a role but never uses it.
  const { roleArn } = machine;
  const made = await local.send(
    new CreateStateMachineCommand({ name: MACHINE_NAME, roleArn, definition }),
    options,
  );
  return made.stateMachineArn as string;
}

async function machineArn(client: SFNClient): Promise<string | undefined> {
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) {
    const found = stateMachines.find(({ name }) => name === MACHINE_NAME);
    if (found) return found.stateMachineArn;
  }
  return undefined;
}
