/** AWS's sentences, and some of ours, for parameters that an operation does not accept. */
export const invalidParameterWords = {
  functionsOnly:
    'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
  otherQualifier: 'The derived qualifier from the function name does not match the specified qualifier.',
  untrustedRole: 'The role defined for the function cannot be assumed by Lambda.',
  longName:
    "1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64",
  runtimeAndHandler:
    'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
  runtime: '{reason}',
  retiredRuntime:
    'The runtime parameter of {runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
  runtimeNotSupported: 'The emulator does not support the runtime {runtime}. It runs {runtimes}.',
  unknownRuntime:
    "Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [{runtimes}] or be a valid ARN",
  reservedVariables:
    'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: {names}',
  variablesTooLong:
    'Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {text}',
  logLevelOfText:
    'LogLevel is not supported when LogFormat is set to "Text". Remove LogLevel from your request or change the LogFormat to "JSON" and try again.',
  noCode: 'Please provide a source for function code.',
  codeTwice: 'Please do not provide other FunctionCode parameters when providing a ZipFile.',
  noS3: 'There is no S3 here to fetch the code from: send it as ZipFile.',
  codeInS3: 'Error occurred while GetObject. S3 Error Code: {reason}',
  zippedSize: 'Zipped size must be smaller than {limit} bytes',
  unzippedSize: 'Unzipped size must be smaller than {limit} bytes',
  brokenZip: 'Could not unzip uploaded file. Please check your file, then try to upload again.',
  refusedZip: 'Could not unzip uploaded file. Please check your file, then try to upload again. ({reason})',
  codeHash:
    'CodeSHA256 ({given}) is different from current CodeSHA256 in $LATEST ({current}). Please try again with the CodeSHA256 in $LATEST.',
  deletionOfLatest: '$LATEST version cannot be deleted without deleting the function.',
  deletionOfAlias: 'Deletion of aliases is not currently supported.',
  manyWeights: 'Number of items in AdditionalVersionWeights cannot be greater than 1',
  latestShared: '$LATEST is not supported for an alias pointing to more than 1 version',
  versionTwice:
    'Invalid function version {version}. Function version {version} is already included in routing configuration.',
  concurrency:
    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{least}].",
  policyOfLatest: 'We currently do not support adding policies for $LATEST.',
  principal: 'The provided principal was invalid. Please check the principal and try again.',
  noEventInvokeSettings: 'You must specify at least one of error handling or destination setting.',
  ownDestination: "You can't specify the function as a destination for itself.",
  destination: 'The destination ARN {destination} is invalid.',
  destinationNotSupported:
    'The emulator does not support {destination} as a destination. It has functions, SNS topics and event buses.',
  destinationConfig:
    'The provided destination config DestinationConfig(onSuccess={onSuccess}, onFailure={onFailure}) is invalid.',
  manyLayers: 'Cannot reference more than {most} layers.',
  layerTwice:
    'Two different versions of the same layer are not allowed to be referenced in the same function. {other} and {one} are versions of the same layer.',
  layerOfOtherRegion:
    'Layers are not in the same region as the function. Layers are expected to be in region {region}.',
  layerOfOtherAccount:
    'The emulator does not support layers of other accounts: it has no {arn}. Publish its zip by PublishLayerVersion.',
  layer: 'Layer version {arn} does not exist.',
  layerNumber: 'Layer Version Cannot be less than 1',
  noTags: 'An error occurred and the request cannot be processed.',
  manyTags: 'Number of tags exceeds resource tag limit.',
  tagsOfOthers: 'The emulator does not support tags of {arn}, but of functions.',
  tagsOfVersion: 'Tags on function aliases and versions are not supported. Please specify a function ARN.',
  marker: 'The token is not one that this operation gave.',
} as const;
