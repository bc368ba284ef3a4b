import { EMULATOR_IDENTITY } from '@scones/emulator-core';

type Call = readonly [service: string, operation: string, input: object];

/** How the things that an operation lists are made and deleted, in a list that holds no others. */
export interface PagedList {
  /** What all of them stand in. */
  readonly place?: readonly Call[];
  readonly make: (name: string) => Call;
  /** Absent where nobody can delete one of them. */
  readonly remove?: (name: string) => Call;
  /** The operation's input besides size and token. */
  readonly input?: object;
  /** The member of the output that has the items, and the name in each: its member, or the item itself. */
  readonly items: string;
  readonly name?: string;
  /** Where the operation's pages have a fixed size: one more than fit. */
  readonly count?: number;
  /** Its token is a key, and any text may be one. */
  readonly takesAnyToken?: true;
}

const { account, region } = EMULATOR_IDENTITY;
const here = `${region}:${account}`;
const ROLE = `arn:aws:iam::${account}:role/any`;
const MACHINE = JSON.stringify({ StartAt: 'S', States: { S: { Type: 'Succeed' } } });
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
});
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
});
/** The smallest archive, which holds nothing. */
const ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex').toString('base64');
const IMAGE = `${account}.dkr.ecr.${region}.amazonaws.com/any:1`;
const TEMPLATE = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } });

const policyArn = (name: string): string => `arn:aws:iam::${account}:policy/${name}`;
const machineArn = (name: string): string => `arn:aws:states:${here}:stateMachine:${name}`;
const queueUrl = (name: string): string => `http://127.0.0.1:1/${account}/${name}`;
const REDRIVE = JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:${here}:dead`, maxReceiveCount: 3 });
const topicArn = (name: string): string => `arn:aws:sns:${here}:${name}`;

const role: Call = ['iam', 'CreateRole', { RoleName: 'paged', AssumeRolePolicyDocument: TRUST }];
const user: Call = ['iam', 'CreateUser', { UserName: 'paged' }];
const createFunction = (FunctionName: string): Call => {
  const code = { Code: { ZipFile: ZIP }, Handler: 'index.handler', Runtime: 'nodejs24.x', Role: ROLE };
  return ['lambda', 'CreateFunction', { ...code, FunctionName }];
};
const createPolicy = (PolicyName: string): Call => [
  'iam',
  'CreatePolicy',
  { PolicyName, PolicyDocument: POLICY },
];
const createModel = (ModelName: string): Call => [
  'sagemaker',
  'CreateModel',
  { ModelName, ExecutionRoleArn: ROLE, PrimaryContainer: { Image: IMAGE } },
];
const createProfile = (InstanceProfileName: string): Call => [
  'iam',
  'CreateInstanceProfile',
  { InstanceProfileName },
];
const putObject = (Key: string): Call => [
  's3',
  'PutObject',
  { Bucket: 'paged', Key, Body: Buffer.from(Key) },
];
const deleteObject = (Key: string): Call => ['s3', 'DeleteObject', { Bucket: 'paged', Key }];
const bucket: Call = ['s3', 'CreateBucket', { Bucket: 'paged' }];
const group: Call = ['logs', 'CreateLogGroup', { logGroupName: 'paged' }];
const connection = (Name: string): Call => [
  'events',
  'CreateConnection',
  {
    Name,
    AuthorizationType: 'API_KEY',
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
  },
];
const bus = (name: string): Call => ['events', 'CreateEventBus', { Name: name }];
const putRule =
  (EventBusName: string) =>
  (Name: string): Call => ['events', 'PutRule', { Name, EventBusName, EventPattern: '{"source":["shop"]}' }];

/** Every list whose things are made one by one, by its service and operation. */
export const PAGED_LISTS: Readonly<Record<string, PagedList>> = {
  'cloudformation ListChangeSets': {
    place: [['cloudformation', 'CreateStack', { StackName: 'changed', TemplateBody: TEMPLATE }]],
    make: (ChangeSetName) => [
      'cloudformation',
      'CreateChangeSet',
      { StackName: 'changed', ChangeSetName, TemplateBody: TEMPLATE },
    ],
    remove: (ChangeSetName) => ['cloudformation', 'DeleteChangeSet', { StackName: 'changed', ChangeSetName }],
    input: { StackName: 'changed' },
    items: 'Summaries',
    name: 'ChangeSetName',
    count: 101,
  },
  'states ListStateMachines': {
    make: (name) => ['states', 'CreateStateMachine', { name, roleArn: ROLE, definition: MACHINE }],
    remove: (name) => ['states', 'DeleteStateMachine', { stateMachineArn: machineArn(name) }],
    items: 'stateMachines',
    name: 'name',
  },
  'states ListActivities': {
    make: (name) => ['states', 'CreateActivity', { name }],
    remove: (name) => [
      'states',
      'DeleteActivity',
      { activityArn: `arn:aws:states:${here}:activity:${name}` },
    ],
    items: 'activities',
    name: 'name',
  },
  'states ListStateMachineAliases': {
    place: [
      ['states', 'CreateStateMachine', { name: 'routed', roleArn: ROLE, definition: MACHINE, publish: true }],
    ],
    make: (name) => [
      'states',
      'CreateStateMachineAlias',
      { name, routingConfiguration: [{ stateMachineVersionArn: `${machineArn('routed')}:1`, weight: 100 }] },
    ],
    remove: (name) => [
      'states',
      'DeleteStateMachineAlias',
      { stateMachineAliasArn: `${machineArn('routed')}:${name}` },
    ],
    input: { stateMachineArn: machineArn('routed') },
    items: 'stateMachineAliases',
    name: 'stateMachineAliasArn',
  },
  'states ListExecutions': {
    place: [['states', 'CreateStateMachine', { name: 'run', roleArn: ROLE, definition: MACHINE }]],
    make: (name) => ['states', 'StartExecution', { name, stateMachineArn: machineArn('run') }],
    input: { stateMachineArn: machineArn('run') },
    items: 'executions',
    name: 'name',
  },
  'lambda ListFunctions': {
    make: createFunction,
    remove: (FunctionName) => ['lambda', 'DeleteFunction', { FunctionName }],
    items: 'Functions',
    name: 'FunctionName',
  },
  'lambda ListAliases': {
    place: [createFunction('aliased')],
    make: (Name) => ['lambda', 'CreateAlias', { FunctionName: 'aliased', Name, FunctionVersion: '$LATEST' }],
    remove: (Name) => ['lambda', 'DeleteAlias', { FunctionName: 'aliased', Name }],
    input: { FunctionName: 'aliased' },
    items: 'Aliases',
    name: 'Name',
  },
  'lambda ListLayers': {
    make: (LayerName) => ['lambda', 'PublishLayerVersion', { LayerName, Content: { ZipFile: ZIP } }],
    remove: (LayerName) => ['lambda', 'DeleteLayerVersion', { LayerName, VersionNumber: 1 }],
    items: 'Layers',
    name: 'LayerName',
  },
  'sagemaker ListModels': {
    make: createModel,
    remove: (ModelName) => ['sagemaker', 'DeleteModel', { ModelName }],
    items: 'Models',
    name: 'ModelName',
  },
  'sagemaker ListEndpointConfigs': {
    place: [createModel('configured')],
    make: (EndpointConfigName) => [
      'sagemaker',
      'CreateEndpointConfig',
      {
        EndpointConfigName,
        ProductionVariants: [
          { VariantName: 'a', ModelName: 'configured', InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
        ],
      },
    ],
    remove: (EndpointConfigName) => ['sagemaker', 'DeleteEndpointConfig', { EndpointConfigName }],
    items: 'EndpointConfigs',
    name: 'EndpointConfigName',
  },
  'iam ListRoles': {
    make: (RoleName) => ['iam', 'CreateRole', { RoleName, Path: '/paged/', AssumeRolePolicyDocument: TRUST }],
    remove: (RoleName) => ['iam', 'DeleteRole', { RoleName }],
    input: { PathPrefix: '/paged/' },
    items: 'Roles',
    name: 'RoleName',
  },
  'iam ListUsers': {
    make: (UserName) => ['iam', 'CreateUser', { UserName, Path: '/paged/' }],
    remove: (UserName) => ['iam', 'DeleteUser', { UserName }],
    input: { PathPrefix: '/paged/' },
    items: 'Users',
    name: 'UserName',
  },
  'iam ListUserPolicies': {
    place: [user],
    make: (PolicyName) => ['iam', 'PutUserPolicy', { UserName: 'paged', PolicyName, PolicyDocument: POLICY }],
    remove: (PolicyName) => ['iam', 'DeleteUserPolicy', { UserName: 'paged', PolicyName }],
    input: { UserName: 'paged' },
    items: 'PolicyNames',
  },
  'iam ListUserTags': {
    place: [user],
    make: (Key) => ['iam', 'TagUser', { UserName: 'paged', Tags: [{ Key, Value: 'v' }] }],
    remove: (Key) => ['iam', 'UntagUser', { UserName: 'paged', TagKeys: [Key] }],
    input: { UserName: 'paged' },
    items: 'Tags',
    name: 'Key',
  },
  'iam ListPolicies': {
    make: createPolicy,
    remove: (name) => ['iam', 'DeletePolicy', { PolicyArn: policyArn(name) }],
    input: { Scope: 'Local' },
    items: 'Policies',
    name: 'PolicyName',
  },
  'iam ListRolePolicies': {
    place: [role],
    make: (PolicyName) => ['iam', 'PutRolePolicy', { RoleName: 'paged', PolicyName, PolicyDocument: POLICY }],
    remove: (PolicyName) => ['iam', 'DeleteRolePolicy', { RoleName: 'paged', PolicyName }],
    input: { RoleName: 'paged' },
    items: 'PolicyNames',
  },
  'iam ListInstanceProfiles': {
    make: createProfile,
    remove: (InstanceProfileName) => ['iam', 'DeleteInstanceProfile', { InstanceProfileName }],
    items: 'InstanceProfiles',
    name: 'InstanceProfileName',
  },
  'iam ListRoleTags': {
    place: [role],
    make: (Key) => ['iam', 'TagRole', { RoleName: 'paged', Tags: [{ Key, Value: 'v' }] }],
    remove: (Key) => ['iam', 'UntagRole', { RoleName: 'paged', TagKeys: [Key] }],
    input: { RoleName: 'paged' },
    items: 'Tags',
    name: 'Key',
  },
  'iam ListPolicyTags': {
    place: [createPolicy('tagged')],
    make: (Key) => ['iam', 'TagPolicy', { PolicyArn: policyArn('tagged'), Tags: [{ Key, Value: 'v' }] }],
    remove: (Key) => ['iam', 'UntagPolicy', { PolicyArn: policyArn('tagged'), TagKeys: [Key] }],
    input: { PolicyArn: policyArn('tagged') },
    items: 'Tags',
    name: 'Key',
  },
  'ssm DescribeParameters': {
    make: (Name) => ['ssm', 'PutParameter', { Name, Value: 'v', Type: 'String' }],
    remove: (Name) => ['ssm', 'DeleteParameter', { Name }],
    input: { ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['item-'] }] },
    items: 'Parameters',
    name: 'Name',
  },
  'ssm GetParametersByPath': {
    make: (name) => ['ssm', 'PutParameter', { Name: `/paged/${name}`, Value: name, Type: 'String' }],
    remove: (name) => ['ssm', 'DeleteParameter', { Name: `/paged/${name}` }],
    input: { Path: '/paged' },
    items: 'Parameters',
    name: 'Value',
  },
  'events ListConnections': {
    make: connection,
    remove: (Name) => ['events', 'DeleteConnection', { Name }],
    items: 'Connections',
    name: 'Name',
  },
  'events ListEventBuses': {
    make: bus,
    remove: (Name) => ['events', 'DeleteEventBus', { Name }],
    input: { NamePrefix: 'item-' },
    items: 'EventBuses',
    name: 'Name',
  },
  'events ListRules': {
    place: [bus('ruled')],
    make: putRule('ruled'),
    remove: (Name) => ['events', 'DeleteRule', { Name, EventBusName: 'ruled' }],
    input: { EventBusName: 'ruled' },
    items: 'Rules',
    name: 'Name',
  },
  'monitoring DescribeAlarms': {
    make: (AlarmName) => [
      'monitoring',
      'PutMetricAlarm',
      {
        AlarmName,
        Namespace: 'Shop',
        MetricName: 'Doubts',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    ],
    remove: (name) => ['monitoring', 'DeleteAlarms', { AlarmNames: [name] }],
    items: 'MetricAlarms',
    name: 'AlarmName',
  },
  'sns ListTopics': {
    make: (Name) => ['sns', 'CreateTopic', { Name }],
    remove: (name) => ['sns', 'DeleteTopic', { TopicArn: topicArn(name) }],
    items: 'Topics',
    name: 'TopicArn',
    count: 101,
  },
  'sqs ListQueues': {
    make: (QueueName) => ['sqs', 'CreateQueue', { QueueName }],
    remove: (name) => ['sqs', 'DeleteQueue', { QueueUrl: queueUrl(name) }],
    items: 'QueueUrls',
  },
  'sqs ListDeadLetterSourceQueues': {
    place: [['sqs', 'CreateQueue', { QueueName: 'dead' }]],
    make: (QueueName) => ['sqs', 'CreateQueue', { QueueName, Attributes: { RedrivePolicy: REDRIVE } }],
    remove: (name) => ['sqs', 'DeleteQueue', { QueueUrl: queueUrl(name) }],
    input: { QueueUrl: queueUrl('dead') },
    items: 'queueUrls',
  },
  'logs DescribeLogGroups': {
    make: (logGroupName) => ['logs', 'CreateLogGroup', { logGroupName }],
    remove: (logGroupName) => ['logs', 'DeleteLogGroup', { logGroupName }],
    input: { logGroupNamePrefix: 'item-' },
    items: 'logGroups',
    name: 'logGroupName',
  },
  'logs DescribeLogStreams': {
    place: [group],
    make: (logStreamName) => ['logs', 'CreateLogStream', { logGroupName: 'paged', logStreamName }],
    remove: (logStreamName) => ['logs', 'DeleteLogStream', { logGroupName: 'paged', logStreamName }],
    input: { logGroupName: 'paged' },
    items: 'logStreams',
    name: 'logStreamName',
  },
  's3 ListBuckets': {
    make: (Bucket) => ['s3', 'CreateBucket', { Bucket }],
    remove: (Bucket) => ['s3', 'DeleteBucket', { Bucket }],
    input: { Prefix: 'item-' },
    items: 'Buckets',
    name: 'Name',
  },
  's3 ListObjectsV2': {
    place: [bucket],
    make: putObject,
    remove: deleteObject,
    input: { Bucket: 'paged' },
    items: 'Contents',
    name: 'Key',
  },
  's3 ListObjects': {
    place: [bucket],
    make: putObject,
    remove: deleteObject,
    input: { Bucket: 'paged', Delimiter: '/' },
    items: 'Contents',
    name: 'Key',
    takesAnyToken: true,
  },
  'tagging GetResources': {
    make: (name) => ['sns', 'CreateTopic', { Name: name, Tags: [{ Key: 'paged', Value: 'yes' }] }],
    remove: (name) => ['sns', 'DeleteTopic', { TopicArn: topicArn(name) }],
    input: { TagFilters: [{ Key: 'paged' }] },
    items: 'ResourceTagMappingList',
    name: 'ResourceARN',
  },
};

/** The other operations that go on by a token, and why nothing is made and deleted here to read it by. */
export const OTHER_PAGES: Readonly<Record<string, string>> = {
  'cloudformation DescribeChangeSet': 'the changes of a change set stay as they are',
  'cloudformation DescribeStackEvents': 'events are never deleted',
  'cloudformation DescribeStacks': 'emulator-cloudformation has its pages among its tests',
  'cloudformation ListExports': 'emulator-cloudformation has its pages among its tests',
  'cloudformation ListImports': 'emulator-cloudformation has its pages among its tests',
  'cloudformation ListStackResources': 'emulator-cloudformation has its pages among its tests',
  'cloudformation ListStacks': 'emulator-cloudformation has its pages among its tests',
  'states GetExecutionHistory': 'events are never deleted',
  'states ListMapRuns': 'runs are never deleted',
  'states ListStateMachineVersions': 'versions have numbers, not names',
  'lambda ListFunctionEventInvokeConfigs': 'each needs an alias of its own; pages as ListAliases does',
  'lambda ListLayerVersions': 'versions have numbers, not names; pages as ListLayers does',
  'lambda ListVersionsByFunction': 'versions have numbers, not names; pages as ListFunctions does',
  'sagemaker ListEndpoints': 'each is a process; pages as ListModels does',
  'sagemaker ListTrainingJobs': 'each is a process; pages as ListModels does',
  'iam ListAccessKeys': 'a user has two at most',
  'iam ListAttachedRolePolicies': 'each needs a policy of its own; pages as ListPolicies does',
  'iam ListAttachedUserPolicies': 'each needs a policy of its own; pages as ListPolicies does',
  'iam ListEntitiesForPolicy': 'has entities of three kinds',
  'iam ListInstanceProfilesForRole': 'a role has one profile here',
  'iam ListPolicyVersions': 'versions have numbers, not names; pages as ListPolicies does',
  'iam SimulateCustomPolicy': 'its results are made by the request',
  'iam SimulatePrincipalPolicy': 'its results are made by the request',
  'ssm GetParameterHistory': 'versions have numbers, not names',
  'events ListApiDestinations': 'the ARN of their connection comes by chance; pages as ListConnections does',
  'events ListRuleNamesByTarget': 'its items are names alone; pages as ListRules does',
  'monitoring DescribeAlarmHistory': 'its items are never deleted',
  'monitoring GetMetricData': 'data points are never deleted',
  'monitoring ListDashboards': 'has a thousand on a page',
  'monitoring ListMetrics': 'metrics are never deleted',
  'sns ListSubscriptions': 'has ARNs of chance; pages as ListTopics does',
  'sns ListSubscriptionsByTopic': 'has ARNs of chance; pages as ListTopics does',
  'logs FilterLogEvents': 'events are never deleted one by one',
  'logs GetLogEvents': 'events are never deleted one by one',
  'tagging GetTagKeys': 'its words are those of other resources',
  'tagging GetTagValues': 'its words are those of other resources',
};
