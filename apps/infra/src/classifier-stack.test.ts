import { describe, expect, it } from 'vitest';
import { codelessBundles, show, Synthesized } from './testing/synthesized.ts';

const stack = new Synthesized();
const chain = Object.values(codelessBundles).map(({ settings }) => settings);
const TRACES = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'];
const ownLog = (logs: string): string[] =>
  ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} <${logs}.Arn>`);

describe('the data bucket', () => {
  const bucket = stack.properties('AWS::S3::Bucket', 'Data');

  it('is encrypted and closed to the public', () => {
    expect(JSON.stringify(bucket['BucketEncryption'])).toContain('"SSEAlgorithm":"AES256"');
    expect(Object.values(bucket['PublicAccessBlockConfiguration'] as object)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('denies everybody whatever does not come by TLS 1.2', () => {
    const denied = stack
      .statements('AWS::S3::BucketPolicy', 'Data')
      .filter(({ Effect }) => Effect === 'Deny');
    expect(denied.map(({ Action, Principal, Condition }) => ({ Action, Principal, Condition }))).toEqual([
      { Action: 's3:*', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Action: 's3:*', Principal: { AWS: '*' }, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    ]);
  });

  it('lets captured inferences expire, and nothing else', () => {
    const { Rules } = bucket['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] };
    const expiring = Rules.filter((rule) => 'ExpirationInDays' in rule);
    expect(expiring).toMatchObject([{ Prefix: 'capture/', ExpirationInDays: 30 }]);
  });

  it('is not emptied when the stack is deleted', () => {
    expect(stack.text).not.toContain('AutoDeleteObjects');
  });
});

describe('the permissions of the roles', () => {
  it('lets the first function read objects of the data bucket', () => {
    expect(stack.allowedTo('FunctionsSerialize')).toEqual([
      ...ownLog('FunctionsSerializeLogs'),
      's3:GetObject <DataBucket.Arn>/*',
      's3:ListBucket <DataBucket.Arn>',
      ...TRACES,
    ]);
  });

  it('lets the second invoke the one endpoint', () => {
    expect(stack.allowedTo('FunctionsInfer')).toEqual([
      ...ownLog('FunctionsInferLogs'),
      'sagemaker:InvokeEndpoint arn:<AWS::Partition>:sagemaker:<AWS::Region>:<AWS::AccountId>:endpoint/scones-image-classifier',
      ...TRACES,
    ]);
  });

  it('watches the errors of every function except the one that throws on purpose', () => {
    const alarms = Object.keys(stack.resources).filter((id) => /^Alarms\w+Errors/.test(id));
    expect(alarms.map((id) => id.replace(/Errors\w+$/, ''))).toEqual(
      expect.arrayContaining(['AlarmsSerialize', 'AlarmsInfer']),
    );
    expect(alarms.join()).not.toContain('AlarmsFilter');
  });

  it('lets the third do nothing', () => {
    expect(stack.allowedTo('FunctionsFilter')).toEqual([...ownLog('FunctionsFilterLogs'), ...TRACES]);
  });

  it('lets the machine for one picture invoke the functions of the chain', () => {
    const allowed = stack.allowedTo('ClassifyPicture').filter((line) => !/^(logs|xray):/.test(line));
    expect(allowed).toEqual(
      chain
        .flatMap(({ id }) => [
          `lambda:InvokeFunction <Functions${id}Function.Arn>`,
          `lambda:InvokeFunction <Functions${id}Function.Arn>:*`,
        ])
        .sort(),
    );
  });

  it('lets the machine for a prefix also run its own children, list the bucket and write results', () => {
    const allowed = stack.allowedTo('PrefixClassifyPrefix').filter((line) => /^(states|s3):/.test(line));
    expect(allowed).toEqual([
      's3:AbortMultipartUpload <DataBucket.Arn>/classifications/*',
      's3:GetObject <DataBucket.Arn>/classifications/*',
      's3:ListBucket <DataBucket.Arn>',
      's3:ListMultipartUploadParts <DataBucket.Arn>/classifications/*',
      's3:PutObject <DataBucket.Arn>/classifications/*',
      'states:DescribeExecution arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<PrefixClassifyPrefixMachine.Name>/*',
      'states:StartExecution <PrefixClassifyPrefixMachine>',
      'states:StopExecution arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<PrefixClassifyPrefixMachine.Name>/*',
    ]);
  });

  it('lets SageMaker touch no bucket but the data bucket', () => {
    const s3 = stack.allowedTo('SageMaker').filter((line) => line.startsWith('s3:'));
    expect(s3.every((line) => line.includes('<DataBucket.Arn>'))).toBe(true);
  });

  it('lets each role be assumed by its own service alone', () => {
    const trusted = stack
      .ofType('AWS::IAM::Role')
      .map(({ Properties }) => /"Service":"(\w+)\.amazonaws\.com"/.exec(JSON.stringify(Properties))?.[1]);
    expect(trusted.sort()).toEqual([...chain.map(() => 'lambda'), 'sagemaker', 'states', 'states']);
    expect(stack.text).not.toContain('ManagedPolicyArns');
  });
});

describe('functions and machines', () => {
  const functions = stack.ofType('AWS::Lambda::Function').map(({ Properties }) => Properties);
  const machines = stack.ofType('AWS::StepFunctions::StateMachine').map(({ Properties }) => Properties);

  it('runs on Node 24 with traces', () => {
    expect(functions).toHaveLength(chain.length);
    for (const each of functions)
      expect(each).toMatchObject({
        Runtime: 'nodejs24.x',
        TracingConfig: { Mode: 'Active' },
        Architectures: ['arm64'],
      });
  });

  it('gives the functions the endpoint and the threshold', () => {
    const variables = functions.map((each) => (each['Environment'] as { Variables: object }).Variables);
    expect(Object.assign({}, ...variables)).toMatchObject({
      ENDPOINT_NAME: 'scones-image-classifier',
      THRESHOLD: '0.93',
    });
  });

  it('logs every step of the machines but not the pictures, and traces them', () => {
    expect(machines).toHaveLength(2);
    for (const machine of machines) {
      expect(machine['LoggingConfiguration']).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
      expect(machine['TracingConfiguration']).toEqual({ Enabled: true });
      expect(machine['StateMachineType']).toBe('STANDARD');
    }
  });

  it('keeps every log for a month and removes it with the stack', () => {
    const groups = stack.ofType('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(chain.length + machines.length);
    for (const group of groups) {
      expect(group.Properties['RetentionInDays']).toBe(30);
      expect(group.DeletionPolicy).toBe('Delete');
    }
  });

  it('has no custom resource, so that nothing of CDK’s own runs in the account', () => {
    expect(stack.text).not.toContain('Custom::');
    expect(stack.text).not.toContain('AWS::CloudFormation::CustomResource');
  });
});

describe('notification', () => {
  it('hears of executions of either machine that did not succeed', () => {
    const pattern = stack.properties('AWS::Events::Rule', 'Failures')['EventPattern'] as {
      detail: { status: string[]; stateMachineArn: unknown[] };
    };
    expect(pattern.detail.status).toEqual(['FAILED', 'TIMED_OUT', 'ABORTED']);
    expect(pattern.detail.stateMachineArn.map(show)).toEqual([
      '<ClassifyPictureMachine>',
      '<PrefixClassifyPrefixMachine>',
    ]);
  });

  it('says which execution and why, and nothing of its input', () => {
    const [target] = stack.properties('AWS::Events::Rule', 'Failures')['Targets'] as {
      InputTransformer: { InputPathsMap: Record<string, string> };
    }[];
    expect(Object.values(target!.InputTransformer.InputPathsMap).sort()).toEqual([
      '$.detail.cause',
      '$.detail.error',
      '$.detail.executionArn',
      '$.detail.stateMachineArn',
      '$.detail.status',
      '$.time',
    ]);
  });

  it('takes messages by TLS only, from EventBridge and CloudWatch', () => {
    const statements = stack.statements('AWS::SNS::TopicPolicy', 'Failures');
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toMatchObject([
      { Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } },
      { Action: 'sns:Publish', Principal: { Service: 'events.amazonaws.com' } },
    ]);
    // Alarms of other accounts belong to somebody else.
    expect(allowed[0]?.Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
    });
    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  it('subscribes the addresses that the context names', () => {
    expect(stack.ofType('AWS::SNS::Subscription')).toEqual([]);
    const subscribed = new Synthesized({
      'scones:alarmUrl': 'http://127.0.0.1:8080/failures',
      'scones:alarmEmail': 'a@b.cc',
    });
    const protocols = subscribed
      .ofType('AWS::SNS::Subscription')
      .map(({ Properties }) => Properties['Protocol']);
    expect(protocols.toSorted()).toEqual(['email', 'http']);
  });

  it('alarms on failed executions, functions and the endpoint', () => {
    const alarms = stack.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
    expect(
      alarms.map((alarm) => `${String(alarm['Namespace'])} ${String(alarm['MetricName'])}`).sort(),
    ).toEqual([
      ...chain.filter(({ throwsOnPurpose }) => !throwsOnPurpose).map(() => 'AWS/Lambda Errors'),
      ...chain.map(() => 'AWS/Lambda Throttles'),
      'AWS/SageMaker Invocation5XXErrors',
      'AWS/SageMaker ModelLatency',
      'AWS/States ExecutionsFailed',
      'AWS/States ExecutionsFailed',
    ]);
    const failedExecutions = alarms.filter((alarm) => alarm['MetricName'] === 'ExecutionsFailed');
    expect(failedExecutions.map((alarm) => alarm['Threshold'])).toEqual([5, 1]);
    for (const alarm of alarms) {
      expect((alarm['AlarmActions'] as unknown[]).map(show)).toEqual(['<FailuresTopic>']);
      expect(alarm['TreatMissingData']).toBe('notBreaching');
    }
  });
});

describe('the dashboard', () => {
  it('shows every way in which an execution can end', () => {
    const [body] = stack
      .ofType('AWS::CloudWatch::Dashboard')
      .map(({ Properties }) => JSON.stringify(Properties));
    for (const metric of [
      'ExecutionsSucceeded',
      'ExecutionsFailed',
      'ExecutionsTimedOut',
      'ExecutionsAborted',
    ])
      expect(body).toContain(metric);
  });
});

describe('the stack', () => {
  it('puts the project’s tag on everything that can have tags', () => {
    const untaggable = /Policy$|Subscription$/;
    for (const { Type, Properties } of Object.values(stack.resources)) {
      if (untaggable.test(Type)) continue;
      expect(JSON.stringify(Properties['Tags']), Type).toContain('scones-unlimited');
    }
  });

  it('has the outputs that the command lines read', () => {
    const ofFunctions = chain.map(({ stackOutput }) => stackOutput);
    expect(ofFunctions).toEqual(
      expect.arrayContaining(['SerializeFunctionName', 'InferFunctionName', 'FilterFunctionName']),
    );
    expect(Object.keys(stack.outputs).sort()).toEqual(
      [
        'CapturePrefix',
        'ClassificationsPrefix',
        'ClassifyPictureStateMachineArn',
        'ClassifyPrefixStateMachineArn',
        'DataBucketName',
        'EndpointName',
        'FailureTopicArn',
        'SageMakerRoleArn',
        'Threshold',
        ...ofFunctions,
      ].sort(),
    );
  });

  it('names no account and no region unless the parameters do', () => {
    expect(stack.text).not.toMatch(/\d{12}:|us-east-1/);
    const pinned = new Synthesized({ 'scones:account': '123456789012', 'scones:region': 'eu-central-1' });
    expect(pinned.text).toContain(':sagemaker:eu-central-1:123456789012:endpoint/');
  });

  it('follows the parameters', () => {
    const other = new Synthesized({
      'scones:threshold': '0.5',
      'scones:architecture': 'x86_64',
      'scones:prefixConcurrency': '7',
      'scones:tracing': 'false',
    });
    expect(other.text).toContain('"THRESHOLD":"0.5"');
    expect(other.text).toContain('"x86_64"');
    expect(other.text).toContain('MaxConcurrency\\":7');
    expect(other.text).not.toContain('xray:');
  });

  it('refuses a retention that CloudWatch Logs does not know', () => {
    expect(() => new Synthesized({ 'scones:logRetentionDays': '31' })).toThrow(/one of .*30, 60/);
  });
});
