import { errorTable } from '@scones/emulator-core';

/** The errors of Step Functions, in AWS's words. */
export const errors = errorTable({
  ExecutionAlreadyExists: { status: 400, message: (arn: string) => `Execution Already Exists: '${arn}'` },
  ExecutionDoesNotExist: { status: 400, message: (arn: string) => `Execution Does Not Exist: '${arn}'` },
  InvalidArn: { status: 400, message: "Invalid {what}: '{detail}'" },
  InvalidDefinition: { status: 400, message: (detail: string) => detail },
  InvalidExecutionInput: {
    status: 400,
    message: (detail: string) => `Invalid State Machine Execution Input: '${detail}'`,
  },
  InvalidLoggingConfiguration: {
    status: 400,
    message: (detail: string) => `Invalid Logging Configuration: ${detail}`,
  },
  InvalidName: { status: 400, message: (name: string) => `Invalid Name: '${name}'` },
  InvalidToken: { status: 400, message: (detail: string) => `Invalid Token: '${detail}'` },
  MissingRequiredParameter: {
    status: 400,
    message: () =>
      'Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration or the EncryptionConfiguration must be specified',
  },
  ResourceNotFound: { status: 400, message: (arn: string) => `Resource not found: '${arn}'` },
  StateMachineAlreadyExists: {
    status: 400,
    message: (arn: string) => `State Machine Already Exists: '${arn}'`,
  },
  StateMachineDoesNotExist: {
    status: 400,
    message: (arn: string) => `State Machine Does Not Exist: '${arn}'`,
  },
  StateMachineTypeNotSupported: {
    status: 400,
    message: () => 'This operation is not supported by this type of state machine',
  },
  TooManyTags: { status: 400, message: (arn: string) => `Too many tags: '${arn}'` },
  ValidationException: { status: 400, message: (detail: string) => detail },
});

/** AWS's words for a value that an enumeration does not have. */
export function notOneOf(member: string, value: string, values: readonly string[]): Error {
  return errors.ValidationException(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}
