import { accessByRules, arn, type Identity, ifNamed, type InputMembers } from '@scones/emulator-core';
import { errors } from './errors.ts';
import { names } from './service-names.ts';

/** For the control plane and the runtime, whose actions have the same prefix. */
export const access = accessByRules(names, {
  tagging: 'AddTags',
  resources,
  passes: {
    to: 'sagemaker.amazonaws.com',
    roles: ({ RoleArn, ExecutionRoleArn }) => [RoleArn, ExecutionRoleArn],
    untrusted: (role) => errors.ValidationException.untrustedRole({ role }),
  },
});

const KINDS: Readonly<Record<string, string>> = {
  EndpointName: 'endpoint',
  EndpointConfigName: 'endpoint-config',
  ModelName: 'model',
  TrainingJobName: 'training-job',
};

/** When the input has several names, the first of the table is the one that the operation is about. */
function resources(input: InputMembers, identity: Identity): string | undefined {
  const member = Object.keys(KINDS).find((candidate) => typeof input[candidate] === 'string');
  if (member === undefined) return ifNamed(input['ResourceArn']);
  return arn(identity, names.arn, `${KINDS[member]}/${String(input[member]).toLowerCase()}`);
}
