import type { ManagedPolicy } from './records.ts';
import { digestId } from './names.ts';

type Allowed = readonly string[];

/** The actions that a policy of AWS allows, on every resource: a summary, since AWS's document is longer and narrower in places. */
const everythingOf = (...services: string[]): Allowed => services.map((service) => `${service}:*`);
const readsOf = (...services: string[]): Allowed =>
  services.flatMap((service) => ['Get', 'List', 'Describe'].map((verb) => `${service}:${verb}*`));

const WRITE_LOGS: Allowed = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const NETWORK_INTERFACES: Allowed = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];
const SERVICES = [
  ...['cloudformation', 'cloudwatch', 'dynamodb', 'ec2', 'ecr', 'events', 'iam', 'kinesis', 'kms', 'lambda'],
  ...['logs', 's3', 'sagemaker', 'secretsmanager', 'sns', 'sqs', 'ssm', 'states', 'tag', 'xray'],
];

/** The policies that a workflow of this kind needs, by the rest of their ARN after `arn:aws:iam::aws:policy/`. */
const ALLOWED: Readonly<Record<string, Allowed>> = {
  AdministratorAccess: ['*'],
  PowerUserAccess: everythingOf(...SERVICES.filter((service) => service !== 'iam')),
  ReadOnlyAccess: readsOf(...SERVICES),

  AmazonSageMakerFullAccess: [
    ...everythingOf('sagemaker', 's3', 'cloudwatch', 'logs', 'ecr'),
    ...[...readsOf('lambda'), 'lambda:InvokeFunction', ...readsOf('states'), 'states:StartExecution'],
    ...['iam:GetRole', 'iam:ListRoles', 'iam:PassRole', 'sns:ListTopics', 'tag:GetResources'],
  ],
  AmazonSageMakerReadOnly: [...readsOf('sagemaker'), 'cloudwatch:DescribeAlarms', ...readsOf('logs')],
  AmazonSageMakerPipelinesIntegrations: ['lambda:InvokeFunction', 'sagemaker:CallPartnerAppApi'],

  AWSLambda_FullAccess: [
    ...everythingOf('lambda', 'logs', 'cloudwatch'),
    ...['iam:GetRole', 'iam:ListRoles', 'iam:PassRole', ...readsOf('cloudformation', 'states')],
  ],
  AWSLambda_ReadOnlyAccess: readsOf('lambda', 'logs', 'cloudwatch', 'cloudformation', 'states'),
  AWSLambdaExecute: ['logs:*', 's3:GetObject', 's3:PutObject'],
  AWSLambdaInvocation_DynamoDB: ['lambda:InvokeFunction', ...readsOf('dynamodb')],
  'service-role/AWSLambdaBasicExecutionRole': WRITE_LOGS,
  'service-role/AWSLambdaRole': ['lambda:InvokeFunction'],
  'service-role/AWSLambdaVPCAccessExecutionRole': [...WRITE_LOGS, ...NETWORK_INTERFACES],
  'service-role/AWSLambdaENIManagementAccess': NETWORK_INTERFACES,
  'service-role/AWSLambdaSQSQueueExecutionRole': [
    ...WRITE_LOGS,
    ...['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    ...WRITE_LOGS,
    ...[
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
  ],
  'service-role/AWSLambdaKinesisExecutionRole': [...WRITE_LOGS, ...readsOf('kinesis')],
  CloudWatchLambdaInsightsExecutionRolePolicy: WRITE_LOGS,
  AWSXRayDaemonWriteAccess: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSampling*'],

  AWSStepFunctionsFullAccess: everythingOf('states'),
  AWSStepFunctionsReadOnlyAccess: readsOf('states'),
  AWSStepFunctionsConsoleFullAccess: ['states:*', 'iam:ListRoles', 'iam:PassRole', 'lambda:ListFunctions'],

  AmazonS3FullAccess: everythingOf('s3', 's3-object-lambda'),
  AmazonS3ReadOnlyAccess: readsOf('s3', 's3-object-lambda'),

  CloudWatchFullAccess: everythingOf('cloudwatch', 'logs', 'sns'),
  CloudWatchFullAccessV2: [...everythingOf('cloudwatch', 'logs'), 'sns:CreateTopic', 'sns:ListTopics'],
  CloudWatchReadOnlyAccess: [...readsOf('cloudwatch', 'logs', 'sns'), 'logs:FilterLogEvents'],
  CloudWatchLogsFullAccess: everythingOf('logs'),
  CloudWatchLogsReadOnlyAccess: [...readsOf('logs'), 'logs:FilterLogEvents', 'logs:StartQuery'],
  CloudWatchAgentServerPolicy: [...WRITE_LOGS, 'cloudwatch:PutMetricData', 'ssm:GetParameter'],
  CloudWatchEventsFullAccess: [...everythingOf('events'), 'iam:PassRole'],
  AmazonEventBridgeFullAccess: [...everythingOf('events'), 'iam:PassRole'],
  AmazonEventBridgeReadOnlyAccess: readsOf('events'),

  AmazonSNSFullAccess: everythingOf('sns'),
  AmazonSNSReadOnlyAccess: readsOf('sns'),
  AmazonSSMFullAccess: [...everythingOf('ssm'), 'cloudwatch:PutMetricData', 'logs:*'],
  AmazonSSMReadOnlyAccess: readsOf('ssm'),
  AmazonSSMManagedInstanceCore: [...readsOf('ssm'), 'ssm:PutInventory', 'ssm:UpdateInstanceInformation'],
  AWSCloudFormationFullAccess: everythingOf('cloudformation'),
  AWSCloudFormationReadOnlyAccess: readsOf('cloudformation'),
  IAMFullAccess: everythingOf('iam'),
  IAMReadOnlyAccess: [...readsOf('iam'), 'iam:Simulate*', 'iam:Generate*'],

  // Policies for services that the emulator does not have. Roles often have them beside the others.
  AmazonSQSFullAccess: everythingOf('sqs'),
  AmazonSQSReadOnlyAccess: readsOf('sqs'),
  AmazonDynamoDBFullAccess: everythingOf('dynamodb'),
  AmazonDynamoDBReadOnlyAccess: [...readsOf('dynamodb'), 'dynamodb:Query', 'dynamodb:Scan'],
  AmazonKinesisFullAccess: everythingOf('kinesis'),
  AmazonEC2FullAccess: everythingOf('ec2'),
  AmazonEC2ReadOnlyAccess: readsOf('ec2'),
  AmazonEC2ContainerRegistryFullAccess: everythingOf('ecr'),
  AmazonEC2ContainerRegistryPowerUser: [...readsOf('ecr'), 'ecr:BatchGetImage', 'ecr:Put*', 'ecr:*Layer*'],
  AmazonEC2ContainerRegistryReadOnly: [...readsOf('ecr'), 'ecr:BatchGetImage', 'ecr:BatchCheckLayer*'],
  SecretsManagerReadWrite: everythingOf('secretsmanager'),
  AWSKeyManagementServicePowerUser: [...readsOf('kms'), 'kms:CreateKey', 'kms:CreateAlias'],
};

const ARN_PREFIX = 'arn:aws:iam::aws:policy/';
/** The emulator's summaries have one version, which never changes. */
const SINCE = Date.UTC(2015, 1, 6);

export function isAwsManaged(arn: string): boolean {
  return arn.startsWith(ARN_PREFIX);
}

/** One of the policies that AWS itself manages, as far as the emulator has it. */
export function awsManagedPolicy(arn: string): ManagedPolicy | undefined {
  return BY_ARN.get(arn);
}

export function awsManagedPolicies(): Iterable<ManagedPolicy> {
  return BY_ARN.values();
}

const BY_ARN: ReadonlyMap<string, ManagedPolicy> = new Map(
  Object.entries(ALLOWED).map(([name, allowed]) => [ARN_PREFIX + name, policyOf(name, allowed)]),
);

function policyOf(pathAndName: string, Action: Allowed): ManagedPolicy {
  const slash = pathAndName.lastIndexOf('/');
  const arn = ARN_PREFIX + pathAndName;
  return {
    name: pathAndName.slice(slash + 1),
    path: `/${pathAndName.slice(0, slash + 1)}`,
    arn,
    id: digestId('ANPA', arn),
    description: 'The emulator’s summary of the policy that AWS manages under this name.',
    creationTime: SINCE,
    updateTime: SINCE,
    tags: {},
    versions: [
      {
        id: 'v1',
        creationTime: SINCE,
        document: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
        }),
      },
    ],
    defaultVersionId: 'v1',
    lastVersion: 1,
  };
}
