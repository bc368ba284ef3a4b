import { errorTable } from '@scones/emulator-core';

/** The errors of Step Functions, in AWS's words. */
export const errors = errorTable({
  ActivityAlreadyExists: { status: 400, message: "Activity Already Exists: '{arn}'" },
  ActivityDoesNotExist: { status: 400, message: "Activity Does Not Exist: '{arn}'" },
  ConflictException: {
    status: 409,
    message: {
      otherAlias:
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
      revision:
        'Failed to publish the State Machine version for revision {wanted}. The current State Machine revision is {current}.',
      versionInUse:
        'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [{aliases}]',
    },
  },
  ExecutionAlreadyExists: { status: 400, message: "Execution Already Exists: '{arn}'" },
  ExecutionNotRedrivable: {
    status: 400,
    message: {
      status: 'Execution is {status} and cannot be redriven',
      deletedMachine: 'State machine is in DELETING status',
      longHistory: 'Execution history event limit exceeded',
      longExecution: 'Execution has exceeded the max execution time',
      oldEnd: 'Execution redrivable period exceeded',
    },
  },
  ExecutionDoesNotExist: { status: 400, message: "Execution Does Not Exist: '{arn}'" },
  InvalidArn: { status: 400, message: "Invalid {what}: '{detail}'" },
  InvalidDefinition: { status: 400, message: '{faults}' },
  InvalidEncryptionConfiguration: {
    status: 400,
    message: {
      needlessKey: 'Invalid Encryption Configuration: kmsKeyId must not be specified for AWS_OWNED_KEY.',
      noKey: 'Invalid Encryption Configuration: kmsKeyId must be specified for CUSTOMER_MANAGED_KMS_KEY.',
      period:
        'Invalid Encryption Configuration: kmsDataKeyReusePeriodSeconds must be between 60 and 900 seconds.',
    },
  },
  InvalidExecutionInput: {
    status: 400,
    message: {
      malformed: "Invalid State Machine Execution Input: 'Invalid execution input.'",
      notJson: "Invalid State Machine Execution Input: '{reason}'",
    },
  },
  InvalidLoggingConfiguration: {
    status: 400,
    message: {
      noDestination: 'Invalid Logging Configuration: Log Destination not found.',
      oneDestination: 'Invalid Logging Configuration: Must specify exactly one Log Destination.',
      noLogs: 'Invalid Logging Configuration: There is no CloudWatch Logs to write to.',
    },
  },
  InvalidName: { status: 400, message: "Invalid Name: '{name}'" },
  InvalidOutput: { status: 400, message: "Invalid Output: '{reason}'" },
  InvalidToken: { status: 400, message: "Invalid Token: 'Invalid token'" },
  MissingRequiredParameter: {
    status: 400,
    message:
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
  },
  ResourceNotFound: {
    status: 400,
    message: {
      named: "Resource not found: '{arn}'",
      reference: 'Request references a resource that does not exist.',
    },
  },
  ServiceQuotaExceededException: {
    status: 402,
    message: {
      aliases: 'A state machine can have no more than {limit} aliases.',
      versions: 'A state machine can have no more than {limit} versions.',
    },
  },
  StateMachineAlreadyExists: {
    status: 400,
    message: "State Machine Already Exists: '{arn}'",
  },
  StateMachineDoesNotExist: {
    status: 400,
    message: "State Machine Does Not Exist: '{arn}'",
  },
  StateMachineTypeNotSupported: {
    status: 400,
    message: 'This operation is not supported by this type of state machine',
  },
  TaskDoesNotExist: { status: 400, message: "Task Does Not Exist: 'Provided task does not exist'" },
  TaskTimedOut: { status: 400, message: "Task Timed Out: 'Provided task does not exist anymore'" },
  TooManyTags: { status: 400, message: "Too many tags: '{arn}'" },
  ValidationException: {
    status: 400,
    message: {
      // Step Functions Local's own; AWS has no test cases.
      testCase:
        "There is no test case '{testCase}' of the state machine '{machine}' in the mock configuration.",
      emptyMapRunUpdate:
        'At least one of maxConcurrency, toleratedFailureCount and toleratedFailurePercentage must be specified',
      endedMapRun: 'Only a Map Run in status RUNNING can be updated; this one is {status}',
      emptyAliasUpdate: 'At least one of description and routingConfiguration must be specified',
      mapArn: 'The ARN refers to a Distributed Map state: {arn}',
      noVersionRoute: 'Routing configuration must contain state machine version ARNs. Received: [{arns}]',
      noVersion: 'The ARN must refer to a version of a state machine: {arn}',
      otherMachine: 'All versions of an alias must be of the same state machine',
      qualifiedDelete:
        'The ARN refers to a version or an alias, which DeleteStateMachineVersion and DeleteStateMachineAlias delete: {arn}',
      labelledExecution: 'Labeled Execution ARNs are not supported for this API',
      pendingRedrive: 'statusFilter PENDING_REDRIVE can only be specified with mapRunArn',
      redriveFilter: 'redriveFilter can only be specified with mapRunArn',
      sameVersion:
        'Routing configuration must contain distinct state machine version ARNs. Received: [{arns}]',
      unpublished: 'Version description can only be set when publish is true',
      weights: 'Sum of routing configuration weights must equal 100. Received: [{weights}]',
      oneArn: 'Exactly one of stateMachineArn and mapRunArn must be specified',
      invalidTest: '{reason}',
      longInput:
        "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to {limit}",
      longOutput:
        "1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to {limit}",
      notOneOf:
        "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy enum value set: [{values}]",
    },
  },
});

/** AWS's words for a value that an enumeration does not have. */
export function notOneOf(member: string, value: string, values: readonly string[]): Error {
  return errors.ValidationException.notOneOf({ member, value, values: values.join(', ') });
}
