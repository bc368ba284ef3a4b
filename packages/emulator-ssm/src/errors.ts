import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  AccessDeniedException: {
    status: 400,
    message: 'No access to reserved parameter name: {name}.',
  },
  InvalidFilterKey: {
    status: 400,
    message: {
      twice:
        'The following filter is duplicated in the request: {key}. A request can contain only one occurrence of a specific filter.',
      unknown: 'The following filter key is not valid: {key}. Valid filter keys include: [{valid}].',
    },
  },
  InvalidFilterOption: {
    status: 400,
    message: 'The following filter option is not valid: {option}. Valid options include: [{valid}].',
  },
  InvalidFilterValue: {
    status: 400,
    message: {
      unknown: 'The following filter value is not valid: {value}. Valid values include: [{valid}].',
      missing: 'The following filter values are missing : null for filter key {key}.',
    },
  },
  InvalidNextToken: { status: 400, message: 'The specified token is not valid.' },
  InvalidResourceType: {
    status: 400,
    message: 'The resource type is not valid. Verify that you entered a valid resource type and try again.',
  },
  InvalidResourceId: {
    status: 400,
    message: 'The resource ID is not valid. Verify that you entered the correct ID and try again.',
  },
  ParameterPatternMismatchException: {
    status: 400,
    message: 'Parameter value, cannot be validated against allowedPattern: {pattern}',
  },
  ParameterVersionNotFound: {
    status: 400,
    message: 'Systems Manager could not find version {selector} of {name}. Verify the version and try again.',
  },
  ParameterVersionLabelLimitExceeded: {
    status: 400,
    message:
      'A parameter version can have maximum 10 labels.Move one or more labels to another version and try again.',
  },
  HierarchyLevelLimitExceededException: {
    status: 400,
    message:
      'A hierarchy can have a maximum of 15 levels. For more information, see Requirements and constraints for parameter names.',
  },
  ParameterMaxVersionLimitExceeded: {
    status: 400,
    message:
      "You attempted to create a new version of {name} by calling the PutParameter API with the overwrite flag. Version {version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.",
  },
  InvalidAllowedPatternException: {
    status: 400,
    message: {
      invalid: 'The request does not meet the regular expression requirement.',
      slow: 'The emulator does not support this AllowedPattern for this value: matching them takes too long. Take a simpler pattern.',
    },
  },
  TooManyTagsError: {
    status: 400,
    message:
      'The Targets parameter includes too many tags. Remove one or more tags and try the command again.',
  },
  ParameterNotFound: { status: 400, message: 'Parameter {name} not found.' },
  ParameterAlreadyExists: {
    status: 400,
    message:
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  },
  ValidationException: {
    status: 400,
    message: {
      noType: 'A parameter type is required when you create a parameter.',
      notQualified: 'Parameter name must be a fully qualified name.',
      nested: 'Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.',
      bothFilters: 'You can use either Filters or ParameterFilters in a single request.',
      tooLarge:
        'Standard tier parameters support a maximum parameter value of {limit} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. The emulator does not support that tier.',
      unsupportedDataType: 'The emulator does not support the data type {dataType}: it has text only.',
      unsupportedResource: 'The emulator does not support {type}: it has parameters only.',
      dataType: 'The following data type is not supported: {dataType} (Data type names are all lowercase.)',
      overwrittenTags:
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
      name: 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
      path: 'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
      reservedPath:
        'Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive). When using global parameters, please specify within a global namespace.',
      nameAsPath:
        'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    },
  },
});
