import type { UpdateStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import {
  checkPublication,
  configurationInput,
  publicationInput,
  readLogging,
} from '../machines/configuration.ts';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { readEncryption } from '../machines/encryption.ts';
import { publishVersion } from '../machines/publish-version.ts';
import type { Revision, RevisionContent, StateMachine } from '../machines/state-machines.ts';
import { checkRoleArn } from '../names.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  definition: z.string().min(1).max(1_048_576).optional(),
  roleArn: z.string().min(1).optional(),
  ...configurationInput,
  ...publicationInput,
});
type UpdateInput = z.output<typeof input>;

export const updateStateMachine = operation<UpdateStateMachineCommandOutput>()(input, (context, request) => {
  const { machines, clock } = context;
  const { publish, versionDescription: description } = request;
  const machine = machines.require(request.stateMachineArn);
  if (isEmpty(request)) throw errors.MissingRequiredParameter();
  checkPublication(request);
  if (request.roleArn !== undefined) checkRoleArn(request.roleArn);
  const content = contentOf(machine.revision, request);
  const updated = isUnchanged(machine, content, request)
    ? machine
    : { ...machine, revision: machines.revise(machine.type, content) };
  const version = machines.atOnce(machine, () => {
    if (updated !== machine) machines.put(updated);
    return publish ? publishVersion(context, updated, { description }) : undefined;
  });
  const { id, isInitial, updateDate } = updated.revision;
  return {
    updateDate: new Date(updated === machine ? updateDate : clock.now()),
    ...(!isInitial && { revisionId: id }),
    ...(version && { stateMachineVersionArn: version.arn }),
  };
});

function isEmpty(request: UpdateInput): boolean {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration } = request;
  return [
    definition,
    roleArn,
    loggingConfiguration,
    tracingConfiguration,
    request.encryptionConfiguration,
  ].every((part) => part === undefined);
}

function contentOf(revision: Revision, request: UpdateInput): RevisionContent {
  const { loggingConfiguration, tracingConfiguration, encryptionConfiguration } = request;
  const encryption = encryptionConfiguration ? readEncryption(encryptionConfiguration) : revision.encryption;
  return {
    definition: request.definition ?? revision.definition,
    roleArn: request.roleArn ?? revision.roleArn,
    logging: loggingConfiguration ? readLogging(loggingConfiguration) : revision.logging,
    isTracing: tracingConfiguration ? (tracingConfiguration.enabled ?? false) : revision.isTracing,
    ...(encryption && { encryption }),
  };
}

/** In recordings of AWS the first update that gives a role makes a revision, whatever the role is. */
function isUnchanged(
  { revision }: StateMachine,
  { definition, roleArn, logging, isTracing, encryption }: RevisionContent,
  request: UpdateInput,
): boolean {
  if (revision.isInitial && request.roleArn !== undefined) return false;
  return (
    JSON.stringify([definition, roleArn, logging, isTracing, encryption]) ===
    JSON.stringify([
      revision.definition,
      revision.roleArn,
      revision.logging,
      revision.isTracing,
      revision.encryption,
    ])
  );
}
