import type { CreateStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import {
  machineTags,
  checkPublication,
  configurationInput,
  publicationInput,
  readLogging,
  tagsInput,
} from '../machines/configuration.ts';
import { operation, type StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';
import { readEncryption } from '../machines/encryption.ts';
import { publishVersion } from '../machines/publish-version.ts';
import type { RevisionContent, StateMachine } from '../machines/state-machines.ts';
import { checkName, checkRoleArn, nameInput, stateMachineArn } from '../names.ts';

const input = z.strictObject({
  name: nameInput,
  definition: z.string().min(1).max(1_048_576),
  roleArn: z.string().min(1),
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  ...configurationInput,
  tags: tagsInput.optional(),
  ...publicationInput,
});
type CreateInput = z.output<typeof input>;

export const createStateMachine = operation<CreateStateMachineCommandOutput>()(input, (context, request) => {
  const { machines, identity } = context;
  checkName(request.name);
  checkRoleArn(request.roleArn);
  checkPublication(request);
  const arn = stateMachineArn(identity, request.name);
  const existing = machines.find(arn);
  if (existing && !isSame(existing, request)) throw errors.StateMachineAlreadyExists({ arn });
  const machine = existing ?? makeMachine(context, arn, request);
  return {
    stateMachineArn: arn,
    creationDate: new Date(machine.creationDate),
    ...(request.publish && { stateMachineVersionArn: `${arn}:1` }),
  };
});

function makeMachine(context: StepFunctionsContext, arn: string, request: CreateInput): StateMachine {
  const { machines, clock } = context;
  const { name, type = 'STANDARD', publish, versionDescription } = request;
  const tags = machineTags(arn, {}, request.tags ?? {});
  const revision = machines.revise(type, { ...contentOf(request), isInitial: true });
  const creation = publicationOf(request);
  const machine = { arn, name, type, creationDate: clock.now(), revision, tags, creation };
  return machines.atOnce(machine, () => {
    machines.put(machine);
    if (publish) publishVersion(context, machine, { description: versionDescription });
    return machine;
  });
}

function contentOf(request: CreateInput): RevisionContent {
  const { definition, roleArn, encryptionConfiguration: encryption } = request;
  return {
    definition,
    roleArn,
    logging: readLogging(request.loggingConfiguration),
    isTracing: request.tracingConfiguration?.enabled ?? false,
    ...(encryption && { encryption: readEncryption(encryption) }),
  };
}

function publicationOf({
  publish = false,
  versionDescription,
}: CreateInput): NonNullable<StateMachine['creation']> {
  return { publish, ...(versionDescription !== undefined && { versionDescription }) };
}

/** Creating the same machine again is no error; its role and its tags may differ. */
function isSame({ type, revision, creation }: StateMachine, request: CreateInput): boolean {
  const { definition, logging, isTracing, encryption } = revision;
  const wanted = contentOf(request);
  return (
    JSON.stringify([type, definition, logging, isTracing, encryption, creation ?? { publish: false }]) ===
    JSON.stringify([
      request.type ?? 'STANDARD',
      wanted.definition,
      wanted.logging,
      wanted.isTracing,
      wanted.encryption,
      publicationOf(request),
    ])
  );
}
