/**
 * What AWS asks for, by its service authorization reference
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
 * It is written down apart from what the services declare, so that each is held against the other.
 */

/** Operations whose actions have other names than they. */
const OTHER_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'emulator-dynamodb TransactWriteItems': [
    ...['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
  ],
  'emulator-lambda Invoke': ['lambda:InvokeFunction'],
  'emulator-lambda GetLayerVersionByArn': ['lambda:GetLayerVersion'],
  'emulator-sns PublishBatch': ['sns:Publish'],
  'emulator-sqs SendMessageBatch': ['sqs:SendMessage'],
  'emulator-sqs DeleteMessageBatch': ['sqs:DeleteMessage'],
  'emulator-sqs ChangeMessageVisibilityBatch': ['sqs:ChangeMessageVisibility'],
  ...Object.fromEntries(
    Object.entries({
      CompleteMultipartUpload: 'PutObject',
      CopyObject: 'PutObject',
      CreateMultipartUpload: 'PutObject',
      DeleteBucketCors: 'PutBucketCORS',
      DeleteBucketEncryption: 'PutEncryptionConfiguration',
      DeleteBucketLifecycle: 'PutLifecycleConfiguration',
      DeleteBucketOwnershipControls: 'PutBucketOwnershipControls',
      DeleteBucketReplication: 'PutReplicationConfiguration',
      DeleteBucketTagging: 'PutBucketTagging',
      DeletePublicAccessBlock: 'PutBucketPublicAccessBlock',
      GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
      GetBucketCors: 'GetBucketCORS',
      GetBucketEncryption: 'GetEncryptionConfiguration',
      GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
      GetBucketNotificationConfiguration: 'GetBucketNotification',
      GetBucketReplication: 'GetReplicationConfiguration',
      GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
      GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
      HeadBucket: 'ListBucket',
      ListBuckets: 'ListAllMyBuckets',
      ListMultipartUploads: 'ListBucketMultipartUploads',
      ListObjectVersions: 'ListBucketVersions',
      ListObjects: 'ListBucket',
      ListObjectsV2: 'ListBucket',
      ListParts: 'ListMultipartUploadParts',
      PutBucketAccelerateConfiguration: 'PutAccelerateConfiguration',
      PutBucketCors: 'PutBucketCORS',
      PutBucketEncryption: 'PutEncryptionConfiguration',
      PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
      PutBucketNotificationConfiguration: 'PutBucketNotification',
      PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
      UploadPart: 'PutObject',
      UploadPartCopy: 'PutObject',
    }).map(([name, action]) => [`emulator-s3 ${name}`, [`s3:${action}`]]),
  ),
  // Another action where the input names a version of the object.
  ...Object.fromEntries(
    Object.entries({
      DeleteObject: ['DeleteObject', 'DeleteObjectVersion'],
      DeleteObjectTagging: ['DeleteObjectTagging', 'DeleteObjectVersionTagging'],
      DeleteObjects: ['DeleteObject', 'DeleteObjectVersion'],
      GetObject: ['GetObject', 'GetObjectVersion'],
      GetObjectAcl: ['GetObjectAcl', 'GetObjectVersionAcl'],
      GetObjectAttributes: ['GetObjectAttributes', 'GetObjectVersionAttributes'],
      GetObjectTagging: ['GetObjectTagging', 'GetObjectVersionTagging'],
      HeadObject: ['GetObject', 'GetObjectVersion'],
      PutObjectAcl: ['PutObjectAcl', 'PutObjectVersionAcl'],
      PutObjectTagging: ['PutObjectTagging', 'PutObjectVersionTagging'],
    }).map(([name, actions]) => [`emulator-s3 ${name}`, actions.map((action) => `s3:${action}`)]),
  ),
};

/** What else an operation needs of a caller, for what its input names. */
const FURTHER_ACTIONS: readonly (readonly [operations: RegExp, actions: readonly string[]])[] = [
  [/^emulator-lambda (CreateFunction|UpdateFunctionConfiguration)$/, ['iam:PassRole']],
  [/^emulator-lambda (CreateFunction|UpdateFunctionCode|PublishLayerVersion)$/, ['s3:GetObject']],
  [/^emulator-step-functions (CreateStateMachine|UpdateStateMachine|TestState)$/, ['iam:PassRole']],
  [/^emulator-step-functions TestState$/, ['states:RevealSecrets']],
  [/^emulator-step-functions (Create|Update)StateMachine$/, ['states:PublishStateMachineVersion']],
  [/^emulator-sagemaker Create(Model|TrainingJob|EndpointConfig)$/, ['iam:PassRole']],
  [/^emulator-events Put(Rule|Targets)$/, ['iam:PassRole']],
  [/^emulator-cloudformation (Create|Update|Delete)Stack$/, ['iam:PassRole']],
  [/^emulator-cloudformation CreateChangeSet$/, ['iam:PassRole']],
  [/^emulator-cloudformation DescribeStacks$/, ['cloudformation:ListStacks']],
  [/^emulator-iam AddRoleToInstanceProfile$/, ['iam:PassRole']],
  [/^emulator-s3 (CopyObject|UploadPartCopy|GetObjectAttributes)$/, ['s3:GetObject', 's3:GetObjectVersion']],
  // Where the source has tags and the copy takes them.
  [/^emulator-s3 CopyObject$/, ['s3:GetObjectTagging', 's3:GetObjectVersionTagging']],
  [/^emulator-s3 (PutObject|CopyObject|CreateMultipartUpload)$/, ['s3:PutObjectAcl', 's3:PutObjectTagging']],
  [/^emulator-s3 CreateBucket$/, ['s3:PutBucketAcl', 's3:PutBucketOwnershipControls']],
  [/^emulator-s3 CreateBucket$/, ['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning']],
  // Whoever makes something with tags tags it.
  [/^emulator-cloudwatch PutMetricAlarm$/, ['cloudwatch:TagResource']],
  [/^emulator-dynamodb CreateTable$/, ['dynamodb:TagResource']],
  [/^emulator-events (PutRule|CreateEventBus)$/, ['events:TagResource']],
  [/^emulator-iam CreateInstanceProfile$/, ['iam:TagInstanceProfile']],
  [/^emulator-iam CreatePolicy$/, ['iam:TagPolicy']],
  [/^emulator-iam CreateRole$/, ['iam:TagRole']],
  [/^emulator-iam CreateUser$/, ['iam:TagUser']],
  [/^emulator-lambda CreateFunction$/, ['lambda:TagResource']],
  [/^emulator-logs CreateLogGroup$/, ['logs:TagResource']],
  [/^emulator-s3 CreateBucket$/, ['s3:TagResource']],
  [/^emulator-sagemaker Create(Model|TrainingJob|Endpoint|EndpointConfig)$/, ['sagemaker:AddTags']],
  [/^emulator-sns CreateTopic$/, ['sns:TagResource']],
  [/^emulator-sqs CreateQueue$/, ['sqs:TagQueue']],
  [/^emulator-ssm PutParameter$/, ['ssm:AddTagsToResource']],
  [/^emulator-step-functions Create(Activity|StateMachine)$/, ['states:TagResource']],
  [/^emulator-sts AssumeRole$/, ['sts:TagSession']],
];

/** Operations that no policy of the caller decides on, and why. */
export const NOT_DECIDED: Readonly<Record<string, string>> = {
  'emulator-sts GetCallerIdentity': 'AWS answers it whatever policies say',
  'emulator-sts AssumeRoleWithSAML': 'no signature; the trust policy of the role decides',
  'emulator-sts AssumeRoleWithWebIdentity': 'no signature; the trust policy of the role decides',
  'emulator-lambda DownloadFunctionCode': 'the link in the answer of GetFunction; no client has it',
  'emulator-lambda DownloadLayerVersion': 'the link in the answer of GetLayerVersion; no client has it',
};

interface RequiredActions {
  /** Without each of these the caller is refused. */
  readonly own: readonly string[];
  readonly further: readonly string[];
}

export function requiredActions(service: string, iamPrefix: string, operation: string): RequiredActions {
  const name = `${service} ${operation}`;
  return {
    own: OTHER_ACTIONS[name] ?? [`${iamPrefix}:${operation}`],
    further: FURTHER_ACTIONS.flatMap(([operations, actions]) => (operations.test(name) ? actions : [])),
  };
}
