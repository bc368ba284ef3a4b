import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  AccessDeniedException: {
    status: 400,
    message: (name: string) => `No access to reserved parameter name: ${name}.`,
  },
  InvalidFilterKey: { status: 400, message: (detail: string) => detail },
  InvalidFilterOption: { status: 400, message: (detail: string) => detail },
  InvalidFilterValue: { status: 400, message: (detail: string) => detail },
  InvalidNextToken: { status: 400, message: 'The specified token is not valid.' },
  InvalidResourceType: {
    status: 400,
    message: () =>
      'The resource type is not valid. Verify that you entered a valid resource type and try again.',
  },
  InvalidResourceId: {
    status: 400,
    message: () => 'The resource ID is not valid. Verify that you entered the correct ID and try again.',
  },
  ParameterPatternMismatchException: {
    status: 400,
    message: (pattern: string) => `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
  },
  ParameterVersionNotFound: {
    status: 400,
    message: (name: string, selector: string) =>
      `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`,
  },
  ParameterVersionLabelLimitExceeded: {
    status: 400,
    message: () =>
      'A parameter version can have maximum 10 labels.Move one or more labels to another version and try again.',
  },
  HierarchyLevelLimitExceededException: {
    status: 400,
    message: () =>
      'A hierarchy can have a maximum of 15 levels. For more information, see Requirements and constraints for parameter names.',
  },
  ParameterMaxVersionLimitExceeded: {
    status: 400,
    message: (name: string, version: number) =>
      `You attempted to create a new version of ${name} by calling the PutParameter API with the overwrite flag. Version ${version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.`,
  },
  InvalidAllowedPatternException: {
    status: 400,
    message: () => 'The request does not meet the regular expression requirement.',
  },
  ParameterNotFound: { status: 400, message: (name: string) => `Parameter ${name} not found.` },
  ParameterAlreadyExists: {
    status: 400,
    message: () =>
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  },
  ValidationException: { status: 400, message: (detail: string) => detail },
});
