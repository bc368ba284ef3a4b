import { errorTable } from '@scones/emulator-core';

/** The errors of Step Functions, in AWS's words. */
export const errors = errorTable({
  ExecutionAlreadyExists: { status: 400, message: "Execution Already Exists: '{arn}'" },
  ExecutionDoesNotExist: { status: 400, message: "Execution Does Not Exist: '{arn}'" },
  InvalidArn: { status: 400, message: "Invalid {what}: '{detail}'" },
  InvalidDefinition: { status: 400, message: '{faults}' },
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
  InvalidToken: { status: 400, message: "Invalid Token: 'Invalid token'" },
  MissingRequiredParameter: {
    status: 400,
    message:
      'Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration or the EncryptionConfiguration must be specified',
  },
  ResourceNotFound: { status: 400, message: "Resource not found: '{arn}'" },
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
  TooManyTags: { status: 400, message: "Too many tags: '{arn}'" },
  ValidationException: {
    status: 400,
    message: {
      oneArn: 'Exactly one of stateMachineArn and mapRunArn must be specified',
      invalidTest: '{reason}',
      longInput:
        "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to {limit}",
      notOneOf:
        "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy enum value set: [{values}]",
    },
  },
});

/** AWS's words for a value that an enumeration does not have. */
export function notOneOf(member: string, value: string, values: readonly string[]): Error {
  return errors.ValidationException.notOneOf({ member, value, values: values.join(', ') });
}
