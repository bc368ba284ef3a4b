import { errorTable } from '@scones/emulator-core';

/** The errors of the control plane, which has one code for most of its sentences. */
export const errors = errorTable({
  ValidationException: {
    status: 400,
    message: {
      nextToken: 'The NextToken is not one that this operation gave.',
      noTrainingJob: 'Requested resource not found.',
      notFound: 'Could not find {kind} "{arn}".',
      noResource: 'Could not find the resource "{arn}".',
      untrustedRole:
        "Could not assume role {role}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.",
      manyTags: 'The number of tags has reached the maximum limit.',
      taken: 'Cannot create already existing {kind} "{arn}".',

      updateOfFailed: 'Cannot update failed endpoint "{arn}".',
      updateInProgress: 'Cannot update in-progress endpoint "{arn}".',
      variantWithoutInstances:
        'Production variant "{variant}" must have either a ServerlessConfig, or InstanceType and InitialInstanceCount.',
      serverlessVariants: 'A serverless endpoint must have one production variant.',

      containers: 'One of PrimaryContainer and Containers must be given, and not both.',
      modelDataTwice: 'ModelDataUrl and ModelDataSource must not both be given.',
      noModelData: 'Could not find model data at {uri}.',
      modelDataAccess:
        'Could not access model data at {uri}. Please ensure that the role "{role}" exists and that its trust relationship policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". Also ensure that the role has "s3:GetObject" permissions and that the object is located in {region}.',

      notStoppable: 'The request was rejected because the training job is in status {status}.',
      metricDefinitions:
        "You can't override the metric definitions for Amazon SageMaker algorithms. Please retry the request without specifying metric definitions.",
      unsupportedHyperparameter: 'The emulator does not support the hyperparameter {what}',
      augmentedInFiles:
        "Channel {channel}: AugmentedManifestFile can only be used if the Channel's input mode is Pipe.",
      noAttributes: 'Channel {channel}: AttributeNames must be given for an AugmentedManifestFile.',
      attributesOfPrefix: 'Channel {channel}: AttributeNames can only be given for an AugmentedManifestFile.',
      recordsInFiles: 'Channel {channel}: In File mode, leave RecordWrapperType unset or set it to None.',
      waitTimeWithoutSpot:
        'Invalid MaxWaitTimeInSeconds. It is only supported when EnableManagedSpotTraining is set to true',
      waitTimeTooShort:
        'Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to MaxRuntimeInSeconds',
      noInput:
        'No S3 objects found under S3 URL "{uri}" given in input data source. Please ensure that the bucket exists in the selected region ({region}), that objects exist under that S3 prefix, and that the role "{role}" has "s3:ListBucket" permissions on bucket "{bucket}".',
    },
  },
  ResourceInUse: {
    status: 400,
    message:
      'Training job names must be unique within an AWS account and region, and a training job with this name already exists ({arn})',
  },
});

/** The errors of SageMaker Runtime. */
export const runtimeErrors = errorTable({
  ValidationError: {
    status: 400,
    message: {
      noEndpoint: 'Endpoint {endpoint} of account {account} not found.',
      asynchronous: 'Endpoint {endpoint} is asynchronous; call InvokeEndpointAsync.',
      notAsynchronous: 'Endpoint {endpoint} is not asynchronous; call InvokeEndpoint.',
      noInput: 'One of InputLocation and Body must be given.',
      noVariant: 'Could not find variant {variant} of endpoint {endpoint}.',
      noWeight: 'Every variant of endpoint {endpoint} has the weight 0; name a target variant.',
    },
  },
  ServiceUnavailable: {
    status: 503,
    message: {
      notInService: 'Endpoint {endpoint} is not in service, but {status}',
      noInstance: 'No instance of variant {variant} of endpoint {endpoint} is up: {reason}.',
    },
  },
  ModelError: {
    status: 424,
    message: ({ side, status, message, region, account, logGroup }: ModelFailure) =>
      `Received ${side} error (${status}) from primary with message "${message}". ` +
      `See https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logEventViewer:group=${logGroup} ` +
      `in account ${account} for more information.`,
    members: ({ status, message, logStreamArn }: ModelFailure) => ({
      OriginalStatusCode: status,
      OriginalMessage: message,
      LogStreamArn: logStreamArn,
    }),
  },
});

/** How a model failed, and where its log is. */
interface ModelFailure {
  readonly side: 'client' | 'server';
  readonly status: number;
  readonly message: string;
  readonly region: string;
  readonly account: string;
  readonly logGroup: string;
  readonly logStreamArn: string;
}
