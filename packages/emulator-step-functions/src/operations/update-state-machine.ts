import type { UpdateStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { configurationInput, notPublished, readLogging } from '../machines/configuration.ts';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { checkRoleArn } from '../names.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  definition: z.string().min(1).max(1_048_576).optional(),
  roleArn: z.string().min(1).optional(),
  ...configurationInput,
  publish: notPublished.optional(),
});

export const updateStateMachine = operation<UpdateStateMachineCommandOutput>()(
  input,
  ({ machines, clock }, request) => {
    const machine = machines.require(request.stateMachineArn);
    const { definition, roleArn, loggingConfiguration, tracingConfiguration } = request;
    if (
      [definition, roleArn, loggingConfiguration, tracingConfiguration].every((part) => part === undefined)
    ) {
      throw errors.MissingRequiredParameter();
    }
    if (roleArn !== undefined) checkRoleArn(roleArn);
    const { revision } = machine;
    const content = {
      definition: definition ?? revision.definition,
      roleArn: roleArn ?? revision.roleArn,
      logging: loggingConfiguration ? readLogging(loggingConfiguration) : revision.logging,
      isTracing: tracingConfiguration ? (tracingConfiguration.enabled ?? false) : revision.isTracing,
    };
    const { id, updateDate, ...current } = revision;
    if (machine.isUpdated && JSON.stringify({ ...current, ...content }) === JSON.stringify(current)) {
      return { updateDate: new Date(updateDate), revisionId: id };
    }
    const next = machines.revise(machine.type, content);
    machines.put({ ...machine, isUpdated: true, revision: next });
    return { updateDate: new Date(clock.now()), revisionId: next.id };
  },
);
