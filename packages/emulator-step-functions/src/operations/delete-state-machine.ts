import type { DeleteStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { checkArn } from '../names.ts';

const input = z.strictObject({ stateMachineArn: z.string() });

/** Deleting an absent machine is no error. The running executions of the machine are stopped. */
export const deleteStateMachine = operation<DeleteStateMachineCommandOutput>()(
  input,
  async ({ machines, executions }, { stateMachineArn }) => {
    checkArn(stateMachineArn, 'stateMachine');
    const machine = machines.find(stateMachineArn);
    if (machine) {
      machines.delete(machine);
      await executions.stopAll(machine.arn);
    }
    return {};
  },
);
