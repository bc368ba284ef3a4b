import type { CreateStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import {
  machineTags,
  configurationInput,
  notPublished,
  readLogging,
  tagsInput,
} from '../machines/configuration.ts';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { checkName, checkRoleArn, nameInput, stateMachineArn } from '../names.ts';
import type { StateMachine } from '../machines/state-machines.ts';

const input = z.strictObject({
  name: nameInput,
  definition: z.string().min(1).max(1_048_576),
  roleArn: z.string().min(1),
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  ...configurationInput,
  tags: tagsInput.optional(),
  publish: notPublished.optional(),
});

export const createStateMachine = operation<CreateStateMachineCommandOutput>()(input, (context, request) => {
  const { machines, identity, clock } = context;
  const { name, definition, roleArn, type = 'STANDARD' } = request;
  checkName(name);
  checkRoleArn(roleArn);
  const arn = stateMachineArn(identity, name);
  const logging = readLogging(request.loggingConfiguration);
  const isTracing = request.tracingConfiguration?.enabled ?? false;
  const existing = machines.find(arn);
  if (existing) {
    if (!isSame(existing, { definition, type, logging, isTracing }))
      throw errors.StateMachineAlreadyExists({ arn });
    return { stateMachineArn: arn, creationDate: new Date(existing.creationDate) };
  }
  const tags = machineTags(arn, {}, request.tags ?? {});
  const revision = machines.revise(type, { definition, roleArn, logging, isTracing });
  const creationDate = clock.now();
  machines.put({ arn, name, type, creationDate, isUpdated: false, revision, tags });
  return { stateMachineArn: arn, creationDate: new Date(creationDate) };
});

/** Creating the same machine again is no error; its role and its tags may differ. */
function isSame(
  { type, revision }: StateMachine,
  other: Pick<StateMachine, 'type'> & Pick<StateMachine['revision'], 'definition' | 'logging' | 'isTracing'>,
): boolean {
  const { definition, logging, isTracing } = revision;
  return (
    JSON.stringify([type, definition, logging, isTracing]) ===
    JSON.stringify([other.type, other.definition, other.logging, other.isTracing])
  );
}
