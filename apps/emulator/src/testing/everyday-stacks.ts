import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as cloudwatchActions,
  aws_dynamodb as dynamodb,
  aws_ec2 as ec2,
  aws_events as events,
  aws_events_targets as targets,
  aws_iam as iam,
  aws_kms as kms,
  aws_lambda as lambda,
  aws_lambda_destinations as lambdaDestinations,
  aws_logs as logs,
  aws_s3 as s3,
  aws_sagemaker as sagemaker,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
  aws_sqs as sqs,
  aws_ssm as ssm,
  aws_stepfunctions as sfn,
  aws_stepfunctions_tasks as tasks,
  CfnCondition,
  CfnMapping,
  CfnOutput,
  CfnParameter,
  CfnResource,
  custom_resources as customResources,
  CustomResource,
  Duration,
  Fn,
  NestedStack,
  RemovalPolicy,
  SecretValue,
  type Stack,
  Token,
} from 'aws-cdk-lib';

/** Stacks as people write them, each with one family of constructs. */
type Everyday = (stack: Stack, folder: string) => void;

const INLINE = 'exports.handler = async (event) => ({ told: event, by: process.env.NAME });';

function inlineFunction(stack: Stack, id = 'Function'): lambda.Function {
  return new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(INLINE),
    environment: { NAME: id },
  });
}

function passMachine(stack: Stack): sfn.StateMachine {
  return new sfn.StateMachine(stack, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Pass')),
  });
}

export const EVERYDAY_STACKS: Readonly<Record<string, Everyday>> = {
  HttpTask(stack) {
    const connection = new events.Connection(stack, 'Connection', {
      authorization: events.Authorization.apiKey('x-key', SecretValue.unsafePlainText('secret')),
      headerParameters: { 'x-shop': events.HttpParameter.fromString('1') },
    });
    const task = new tasks.HttpInvoke(stack, 'Ask', {
      apiRoot: 'https://shop.test',
      apiEndpoint: sfn.TaskInput.fromText('orders'),
      method: sfn.TaskInput.fromText('POST'),
      body: sfn.TaskInput.fromObject({ size: 1 }),
      connection,
      urlEncodingFormat: tasks.URLEncodingFormat.BRACKETS,
    });
    new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(task) });
    const destination = new events.ApiDestination(stack, 'Destination', {
      connection,
      endpoint: 'https://shop.test/orders/*',
      httpMethod: events.HttpMethod.POST,
    });
    new events.Rule(stack, 'Rule', {
      eventPattern: { source: ['shop'] },
      targets: [
        new targets.ApiDestination(destination as events.IApiDestination, { pathParameterValues: ['new'] }),
      ],
    });
  },
  ExpressionAlarm(stack) {
    const made = inlineFunction(stack);
    const percent = new cloudwatch.MathExpression({
      expression: '100 * errors / FILL(calls, 1)',
      usingMetrics: { errors: made.metricErrors(), calls: made.metricInvocations() },
      label: 'percent',
      period: Duration.minutes(1),
    });
    percent.createAlarm(stack, 'Alarm', { threshold: 5, evaluationPeriods: 2 });
  },
  Table(stack) {
    const table = new dynamodb.Table(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'at', type: dynamodb.AttributeType.NUMBER },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    table.addGlobalSecondaryIndex({
      indexName: 'by-team',
      partitionKey: { name: 'team', type: dynamodb.AttributeType.STRING },
    });
  },
  Queues(stack) {
    const dead = new sqs.Queue(stack, 'Dead');
    const deadLetterQueue = { queue: dead, maxReceiveCount: 3 };
    new sqs.Queue(stack, 'Queue', {
      deadLetterQueue,
      visibilityTimeout: Duration.minutes(2),
      enforceSSL: true,
    });
    new sqs.Queue(stack, 'Fifo', { fifo: true, contentBasedDeduplication: true });
  },
  InlineFunction(stack) {
    const made = inlineFunction(stack);
    new CfnOutput(stack, 'Name', { value: made.functionName });
  },
  InlinePython(stack) {
    const made = new lambda.Function(stack, 'Function', {
      runtime: lambda.Runtime.PYTHON_3_12,
      handler: 'index.handler',
      code: lambda.Code.fromInline('def handler(event, context):\n    return {"told": event}\n'),
      timeout: Duration.seconds(10),
    });
    new CfnOutput(stack, 'Name', { value: made.functionName });
  },
  AssetFunction(stack, folder) {
    const code = join(folder, 'asset-function');
    mkdirSync(code);
    writeFileSync(join(code, 'index.mjs'), 'export const handler = async () => "from an asset";');
    new lambda.Function(stack, 'Function', {
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(code),
      memorySize: 256,
      reservedConcurrentExecutions: 2,
      logGroup: new logs.LogGroup(stack, 'Log', {
        retention: logs.RetentionDays.ONE_WEEK,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
  },
  LogRetention(stack) {
    new lambda.Function(stack, 'Function', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline(INLINE),
      logRetention: logs.RetentionDays.ONE_WEEK,
    });
  },
  Layer(stack, folder) {
    const code = join(folder, 'layer');
    mkdirSync(join(code, 'nodejs', 'node_modules'), { recursive: true });
    writeFileSync(join(code, 'nodejs', 'node_modules', 'word.js'), "module.exports = 'layered';");
    const layer = new lambda.LayerVersion(stack, 'Layer', { code: lambda.Code.fromAsset(code) });
    new lambda.Function(stack, 'Function', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline("exports.handler = async () => require('word');"),
      layers: [layer],
    });
  },
  VersionAndAlias(stack) {
    const alias = new lambda.Alias(stack, 'Live', {
      aliasName: 'live',
      version: inlineFunction(stack).currentVersion as lambda.IVersion,
    });
    alias.grantInvoke(new iam.ServicePrincipal('events.amazonaws.com'));
  },
  Destinations(stack) {
    const topic = new sns.Topic(stack, 'Topic');
    topic.addSubscription(new subscriptions.LambdaSubscription(inlineFunction(stack, 'Told')));
    new lambda.Function(stack, 'Function', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline(INLINE),
      retryAttempts: 1,
      maxEventAge: Duration.hours(1),
      onFailure: new lambdaDestinations.SnsDestination(topic),
      onSuccess: new lambdaDestinations.EventBridgeDestination(),
    });
  },
  PagesBucket(stack) {
    new s3.Bucket(stack, 'Bucket', {
      removalPolicy: RemovalPolicy.DESTROY,
      cors: [
        {
          allowedMethods: [s3.HttpMethods.GET, s3.HttpMethods.PUT],
          allowedOrigins: ['https://example.com'],
          allowedHeaders: ['*'],
          exposedHeaders: ['etag'],
          maxAge: 3000,
        },
      ],
    });
  },
  AutoDeletedBucket(stack) {
    const bucket = new s3.Bucket(stack, 'Bucket', {
      autoDeleteObjects: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnOutput(stack, 'Name', { value: bucket.bucketName });
  },
  LockedBucket(stack) {
    new s3.Bucket(stack, 'Bucket', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  },
  BucketLifecycle(stack) {
    new s3.Bucket(stack, 'Bucket', {
      removalPolicy: RemovalPolicy.DESTROY,
      lifecycleRules: [
        { id: 'old', prefix: 'logs/', expiration: Duration.days(30) },
        { tagFilters: { kind: 'draft' }, expiration: Duration.days(1) },
        { abortIncompleteMultipartUploadAfter: Duration.days(7) },
        {
          transitions: [
            { storageClass: s3.StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(30) },
          ],
        },
      ],
    });
  },
  LambdaWorkflow(stack) {
    const invoked = new tasks.LambdaInvoke(stack, 'Invoke', {
      lambdaFunction: inlineFunction(stack),
      outputPath: '$.Payload',
    });
    const choice = new sfn.Choice(stack, 'Choice')
      .when(sfn.Condition.stringEquals('$.by', 'Function'), new sfn.Succeed(stack, 'Done'))
      .otherwise(new sfn.Fail(stack, 'Failed', { error: 'Odd' }));
    new sfn.StateMachine(stack, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        invoked.addCatch(new sfn.Fail(stack, 'Caught')).next(choice),
      ),
      timeout: Duration.minutes(5),
      tracingEnabled: true,
      logs: {
        destination: new logs.LogGroup(stack, 'Log', { removalPolicy: RemovalPolicy.DESTROY }),
        level: sfn.LogLevel.ALL,
        includeExecutionData: true,
      },
    });
  },
  ServiceTasks(stack) {
    const topic = new sns.Topic(stack, 'Topic');
    const bucket = new s3.Bucket(stack, 'Bucket', { removalPolicy: RemovalPolicy.DESTROY });
    const chain = new tasks.SnsPublish(stack, 'Publish', {
      topic,
      message: sfn.TaskInput.fromText('done'),
      resultPath: sfn.JsonPath.DISCARD,
    })
      .next(
        new tasks.EventBridgePutEvents(stack, 'Tell', {
          entries: [{ detail: sfn.TaskInput.fromObject({ a: 1 }), detailType: 'done', source: 'my.app' }],
        }),
      )
      .next(
        new tasks.CallAwsService(stack, 'List', {
          service: 's3',
          action: 'listObjectsV2',
          parameters: { Bucket: bucket.bucketName },
          iamResources: [bucket.bucketArn],
          iamAction: 's3:ListBucket',
        }),
      );
    new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(chain) });
  },
  ExpressMachine(stack) {
    new sfn.StateMachine(stack, 'Machine', {
      stateMachineType: sfn.StateMachineType.EXPRESS,
      definitionBody: sfn.DefinitionBody.fromString(
        '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":"${word}","End":true}}}',
      ),
      definitionSubstitutions: { word: 'hello' },
    });
  },
  DefinitionFile(stack, folder) {
    const path = join(folder, 'machine.asl.json');
    writeFileSync(path, '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}');
    new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromFile(path) });
  },
  ScheduledFunction(stack) {
    new events.Rule(stack, 'Rule', {
      schedule: events.Schedule.cron({ minute: '0', hour: '4' }),
      targets: [new targets.LambdaFunction(inlineFunction(stack))],
    });
  },
  RuledMachine(stack) {
    new events.Rule(stack, 'Rule', {
      eventPattern: { source: ['my.app'], detail: { kind: ['a', { prefix: 'b' }] } },
      targets: [
        new targets.SfnStateMachine(passMachine(stack), {
          input: events.RuleTargetInput.fromObject({ kind: events.EventField.fromPath('$.detail.kind') }),
        }),
      ],
    });
  },
  OwnBus(stack) {
    const bus = new events.EventBus(stack, 'Bus', { eventBusName: 'orders' });
    new events.Rule(stack, 'Rule', {
      eventBus: bus,
      eventPattern: { source: ['shop'] },
      targets: [new targets.SnsTopic(new sns.Topic(stack, 'Topic'))],
    });
  },
  TopicWithMail(stack) {
    const topic = new sns.Topic(stack, 'Topic', { displayName: 'Failures' });
    topic.addSubscription(new subscriptions.EmailSubscription('somebody@example.com'));
    topic.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new iam.ServicePrincipal('events.amazonaws.com')],
        resources: [topic.topicArn],
      }),
    );
  },
  Parameters(stack) {
    new ssm.StringParameter(stack, 'One', { parameterName: '/everyday/one', stringValue: 'stored' });
    new ssm.StringListParameter(stack, 'Many', { stringListValue: ['a', 'b'] });
  },
  ReadsParameters(stack) {
    const version = ssm.StringParameter.valueForStringParameter(stack, '/cdk-bootstrap/hnb659fds/version');
    new CfnOutput(stack, 'Version', { value: version });
    new CfnOutput(stack, 'Again', { value: '{{resolve:ssm:/cdk-bootstrap/hnb659fds/version}}' });
  },
  Roles(stack) {
    const boundary = new iam.ManagedPolicy(stack, 'Boundary', {
      statements: [new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] })],
    });
    const role = new iam.Role(stack, 'Role', {
      path: '/everyday/',
      assumedBy: new iam.CompositePrincipal(
        new iam.ServicePrincipal('lambda.amazonaws.com'),
        new iam.AccountRootPrincipal(),
      ),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')],
      inlinePolicies: {
        Read: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] })],
        }),
      },
      maxSessionDuration: Duration.hours(2),
      permissionsBoundary: boundary,
    });
    role.addToPolicy(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
    new iam.InstanceProfile(stack, 'Profile', {
      role: new iam.Role(stack, 'Machine', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
    });
  },
  AlarmsAndDashboard(stack) {
    const made = inlineFunction(stack);
    const alarm = made.metricErrors({ period: Duration.minutes(1) }).createAlarm(stack, 'Errors', {
      threshold: 1,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new cloudwatchActions.SnsAction(new sns.Topic(stack, 'Topic')));
    new cloudwatch.Dashboard(stack, 'Dashboard', {
      widgets: [[new cloudwatch.GraphWidget({ left: [made.metricInvocations()], title: 'Calls' })]],
    });
  },
  Model(stack) {
    const role = new iam.Role(stack, 'Role', {
      assumedBy: new iam.ServicePrincipal('sagemaker.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSageMakerFullAccess')],
    });
    const model = new sagemaker.CfnModel(stack, 'Model', {
      executionRoleArn: role.roleArn,
      primaryContainer: { image: '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1' },
    });
    new sagemaker.CfnEndpointConfig(stack, 'Config', {
      productionVariants: [
        {
          variantName: 'AllTraffic',
          modelName: model.attrModelName,
          initialVariantWeight: 1,
          instanceType: 'ml.m5.large',
          initialInstanceCount: 1,
        },
      ],
    });
  },
  Nested(stack) {
    const inner = new NestedStack(stack, 'Inner');
    const topic = new sns.Topic(inner, 'Topic');
    new CfnOutput(stack, 'TopicName', { value: topic.topicName });
  },
  TemplateFeatures(stack) {
    const stage = new CfnParameter(stack, 'Stage', {
      default: 'test',
      allowedValues: ['test', 'live'],
      constraintDescription: 'test or live',
    });
    const count = new CfnParameter(stack, 'Count', { type: 'Number', default: 2, minValue: 1, maxValue: 5 });
    const isLive = new CfnCondition(stack, 'IsLive', {
      expression: Fn.conditionEquals(stage.valueAsString, 'live'),
    });
    const map = new CfnMapping(stack, 'Words', {
      mapping: { test: { word: 'tried' }, live: { word: 'real' } },
    });
    const ranges = Fn.cidr('10.0.0.0/16', 2, '8');
    const value = Fn.join(',', [
      map.findInMap(stage.valueAsString, 'word'),
      Token.asString(Fn.conditionIf(isLive.logicalId, 'live', 'test')),
      Fn.select(1, ranges),
      Fn.select(0, Fn.getAzs()),
      Fn.base64(stack.stackName),
      Token.asString(count.value),
    ]);
    new ssm.StringParameter(stack, 'Value', { parameterName: '/everyday/features', stringValue: value });
    new CfnResource(stack, 'Handle', { type: 'AWS::CloudFormation::WaitConditionHandle' });
  },
  CalledService(stack) {
    const call: customResources.AwsSdkCall = {
      service: 'SSM',
      action: 'GetParameter',
      parameters: { Name: '/cdk-bootstrap/hnb659fds/version' },
      physicalResourceId: customResources.PhysicalResourceId.of('version'),
    };
    const made = new customResources.AwsCustomResource(stack, 'Call', {
      onUpdate: call,
      installLatestAwsSdk: false,
      policy: customResources.AwsCustomResourcePolicy.fromSdkCalls({
        resources: customResources.AwsCustomResourcePolicy.ANY_RESOURCE,
      }),
    });
    new CfnOutput(stack, 'Version', { value: made.getResponseField('Parameter.Value') });
  },
  InlineCustomResource(stack) {
    const answering = new lambda.Function(stack, 'Answering', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline(
        "const response = require('cfn-response');\n" +
          "exports.handler = (event, context) => { response.send(event, context, response.SUCCESS, { Word: 'said' }); };",
      ),
    });
    const made = new CustomResource(stack, 'Resource', { serviceToken: answering.functionArn });
    new CfnOutput(stack, 'Word', { value: made.getAttString('Word') });
  },
  ProvidedResource(stack) {
    const onEventHandler = new lambda.Function(stack, 'OnEvent', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline("exports.handler = async () => ({ Data: { Word: 'provided' } });"),
    });
    const provider = new customResources.Provider(stack, 'Provider', { onEventHandler });
    const made = new CustomResource(stack, 'Resource', { serviceToken: provider.serviceToken });
    new CfnOutput(stack, 'Word', { value: made.getAttString('Word') });
  },
  VersionedMachine(stack) {
    const activity = new sfn.Activity(stack, 'Activity');
    const asked = new tasks.StepFunctionsInvokeActivity(stack, 'Ask', { activity });
    const machine = new sfn.StateMachine(stack, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable(asked),
    });
    const { attrArn: stateMachineVersionArn } = new sfn.CfnStateMachineVersion(stack, 'Version', {
      stateMachineArn: machine.stateMachineArn,
      stateMachineRevisionId: machine.stateMachineRevisionId,
    });
    const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }];
    new sfn.CfnStateMachineAlias(stack, 'Alias', { name: 'live', routingConfiguration });
  },
  Exporting(stack) {
    const topic = new sns.Topic(stack, 'Topic');
    new CfnOutput(stack, 'TopicArn', { value: topic.topicArn, exportName: 'everyday-topic' });
  },
  Importing(stack) {
    new ssm.StringParameter(stack, 'Value', { stringValue: Fn.importValue('everyday-topic') });
  },
};

/** Stacks that need something that the emulator does not have, and its refusals. */
export const REFUSED_STACKS: Readonly<Record<string, { readonly fill: Everyday; readonly says: string }>> = {
  Key: {
    says: 'The emulator does not support AWS::KMS::Key: it has no keys',
    fill: (stack) => void new kms.Key(stack, 'Key'),
  },
  Network: {
    says: 'The emulator does not support AWS::EC2::VPC: it has no networks',
    fill: (stack) => void new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 }),
  },
  FunctionUrl: {
    says: 'The emulator does not support AWS::Lambda::Url',
    fill: (stack) => void inlineFunction(stack).addFunctionUrl(),
  },
  CompositeAlarm: {
    says: 'The emulator does not support AWS::CloudWatch::CompositeAlarm: no alarm is made of others; let one watch an expression',
    fill(stack) {
      const alarm = inlineFunction(stack)
        .metricErrors()
        .createAlarm(stack, 'Errors', { threshold: 1, evaluationPeriods: 1 });
      new cloudwatch.CompositeAlarm(stack, 'Both', { alarmRule: cloudwatch.AlarmRule.not(alarm) });
    },
  },
  LogMetric: {
    says: 'The emulator does not support AWS::Logs::MetricFilter: of CloudWatch Logs it has log groups only',
    fill(stack) {
      const logGroup = new logs.LogGroup(stack, 'Log');
      new logs.MetricFilter(stack, 'Errors', {
        logGroup,
        metricName: 'errors',
        metricNamespace: 'my',
        filterPattern: logs.FilterPattern.anyTerm('ERROR'),
      });
    },
  },
};
