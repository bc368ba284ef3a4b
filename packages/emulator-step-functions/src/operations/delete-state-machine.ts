import type { DeleteStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { readQualifiedArn } from '../machines/qualified-arn.ts';

const input = z.strictObject({ stateMachineArn: z.string() });

/** Deletes a machine with its versions and aliases, and stops what runs of it. Deleting an absent one is no error. */
export const deleteStateMachine = operation<DeleteStateMachineCommandOutput>()(
  input,
  async ({ machines, versions, aliases, executions }, { stateMachineArn }) => {
    if (readQualifiedArn(stateMachineArn).qualifier !== undefined)
      throw errors.ValidationException.qualifiedDelete({ arn: stateMachineArn });
    const machine = machines.find(stateMachineArn);
    if (machine) {
      machines.atOnce(machine, () => {
        for (const alias of aliases.list(machine.arn)) aliases.delete(alias.arn);
        for (const version of versions.list(machine.arn)) versions.delete(version);
        machines.delete(machine);
      });
      await executions.stopAll(machine.arn);
    }
    return {};
  },
);
