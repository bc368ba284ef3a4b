import { errorTable } from '@scones/emulator-core';

/** IAM's errors, in AWS's words. */
export const errors = errorTable({
  AccessDenied: { status: 403, message: 'Not authorized to change {arn}: AWS manages this policy.' },
  DeleteConflict: {
    status: 409,
    message: {
      attached: 'Cannot delete a policy attached to entities.',
      inlinePolicies: 'Cannot delete entity, must delete policies first.',
      attachedPolicies: 'Cannot delete entity, must detach all policies first.',
      accessKeys: 'Cannot delete entity, must delete access keys first.',
      roleInProfile: 'Cannot delete entity, must remove roles from instance profile first.',
      defaultVersion: 'Cannot delete the default version of a policy.',
      versions:
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    },
  },
  EntityAlreadyExists: {
    status: 409,
    message: {
      policy: 'A policy called {name} already exists. Duplicate names are not allowed.',
      profile: 'Instance Profile {name} already exists.',
      role: 'Role with name {name} already exists.',
      user: 'User with name {name} already exists.',
    },
  },
  InvalidInput: {
    status: 400,
    message: {
      sameTagKey: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      arn: 'ARN {arn} is not valid.',
      entityArn: 'Invalid Entity Arn: {arn} does not clearly define entity type and name.',
      marker: 'Invalid Marker: {marker}',
    },
  },
  LimitExceeded: {
    status: 409,
    message: {
      profileRoles: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
      tags: 'The number of tags has reached the maximum limit.',
      versions:
        'A managed policy can have up to {limit} versions. Before you create a new version, you must delete an existing version.',
      trustPolicySize: 'Cannot exceed quota for ACLSizePerRole: {limit}',
      policiesOfRole: 'Cannot exceed quota for PoliciesPerRole: {limit}',
      policiesOfUser: 'Cannot exceed quota for PoliciesPerUser: {limit}',
      accessKeys: 'Cannot exceed quota for AccessKeysPerUser: {limit}',
      policySize: 'Cannot exceed quota for PolicySize: {limit}',
      inlinePolicySize: 'Maximum policy size of {limit} bytes exceeded for {kind} {name}',
    },
  },
  MalformedPolicyDocument: {
    status: 400,
    message: {
      resource: 'Has prohibited field Resource',
      noPrincipal: 'Missing required field Principal',
      version: 'Policy document must be version 2012-10-17 or greater.',
      principal: 'Policy document should not specify a principal.',
      wrongPrincipal: 'Invalid principal in policy: "{kind}":"{principal}"',
      sessionPolicy: 'Policy {arn} was not found.',
      grammar: '{fault}',
    },
  },
  NoSuchEntity: {
    status: 404,
    message: {
      profile: 'Instance Profile {name} cannot be found.',
      policy: 'Policy {arn} was not found.',
      notAttachable: 'Policy {arn} does not exist or is not attachable.',
      version: 'Policy {arn} version {id} does not exist.',
      inlinePolicy: 'The {kind} policy with name {name} cannot be found.',
      role: 'The role with name {name} cannot be found.',
      user: 'The user with name {name} cannot be found.',
      accessKey: 'The Access Key with id {id} cannot be found.',
      noBoundary: 'The {kind} with name {name} has no permissions boundary.',
      entity: 'The {kind} with name {name} cannot be found.',
      unsupportedPolicy:
        'The emulator does not support the policy {arn}: of those that AWS manages it has what ListPolicies names.',
    },
  },
  ValidationError: {
    status: 400,
    message: {
      noUserName: 'Must specify userName when calling with non-User credentials',
      arn: 'Invalid ARN:  Could not be parsed!',
      chainedSession:
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
      longSession: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    },
  },
});
