import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { strToU8, zipSync } from 'fflate';
import type { StartedEmulator } from './started-emulator.ts';

const ROLE = { 'Fn::GetAtt': ['Role', 'Arn'] };
const allowing = (statement: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...statement }],
});
const WAITING = '{"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":3600,"End":true}}}';

const RESOURCES: Readonly<Record<string, { Type: string; Properties?: object }>> = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'worker',
      AssumeRolePolicyDocument: allowing({
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com' },
      }),
    },
  },
  Profile: {
    Type: 'AWS::IAM::InstanceProfile',
    Properties: { InstanceProfileName: 'profile', Roles: [{ Ref: 'Role' }] },
  },
  Policy: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      ManagedPolicyName: 'policy',
      PolicyDocument: allowing({ Action: 's3:GetObject', Resource: '*' }),
    },
  },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'listener',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: ROLE,
      // A process has another number outside of its namespace; a port is the same everywhere.
      Code: {
        ZipFile: `exports.handler = () => new Promise((resolve) => {
          const server = require('node:net').createServer((socket) => socket.end());
          server.listen(0, '127.0.0.1', () => resolve(server.address().port));
        });`,
      },
    },
  },
  Layer: {
    Type: 'AWS::Lambda::LayerVersion',
    Properties: { LayerName: 'layer', Content: { S3Bucket: 'code', S3Key: 'layer.zip' } },
  },
  Model: {
    Type: 'AWS::SageMaker::Model',
    Properties: {
      ModelName: 'model',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: 'image-classifier', ModelDataUrl: 's3://code/layer.zip' },
    },
  },
  Configuration: {
    Type: 'AWS::SageMaker::EndpointConfig',
    Properties: {
      EndpointConfigName: 'configuration',
      ProductionVariants: [
        {
          ModelName: { 'Fn::GetAtt': ['Model', 'ModelName'] },
          VariantName: 'all',
          InitialInstanceCount: 1,
          InstanceType: 'ml.m5.large',
          InitialVariantWeight: 1,
        },
      ],
    },
  },
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { StateMachineName: 'waiting', RoleArn: ROLE, DefinitionString: WAITING },
  },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'bucket' } },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'topic' } },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'table',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
  },
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'queue' } },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: { Name: 'rule', EventPattern: { source: ['kitchen'] }, State: 'ENABLED' },
  },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: 'alarm',
      Namespace: 'Kitchen',
      MetricName: 'Heat',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    },
  },
  Dashboard: {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardName: 'dashboard', DashboardBody: '{"widgets":[]}' },
  },
  Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'log' } },
  Parameter: {
    Type: 'AWS::SSM::Parameter',
    Properties: { Name: 'parameter', Type: 'String', Value: 'value' },
  },
};

/** The stack's resources in the list of leftovers, as kinds and names. */
export const EVERYTHING = [
  ...[
    'alarm alarm',
    'bucket bucket',
    'bucket code',
    'dashboard dashboard',
    'endpoint configuration configuration',
  ],
  ...['event bus bus', 'function listener', 'instance profile profile', 'layer layer', 'log group log'],
  ...[
    'model model',
    'parameter parameter',
    'policy policy',
    'queue queue',
    'role worker',
    'rule rule',
    'stack everything',
  ],
  ...['state machine waiting', 'table table', 'topic topic'],
];

/** A stack with a resource of each kind, the bucket of its code, and a training job, which nobody can delete. */
export async function makeEverything({ connection }: Pick<StartedEmulator, 'connection'>): Promise<void> {
  const s3 = new S3Client(connection);
  await s3.send(new CreateBucketCommand({ Bucket: 'code' }));
  const Body = zipSync({ 'word.txt': strToU8('layered') });
  await s3.send(new PutObjectCommand({ Bucket: 'code', Key: 'layer.zip', Body }));
  const stacks = new CloudFormationClient(connection);
  const StackName = 'everything';
  await stacks.send(
    new CreateStackCommand({
      StackName,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      TemplateBody: JSON.stringify({ Resources: RESOURCES }),
    }),
  );
  await waitUntilStackCreateComplete({ client: stacks, maxWaitTime: 60, minDelay: 0.1 }, { StackName });
  await new SageMakerClient(connection).send(
    new CreateTrainingJobCommand({
      TrainingJobName: 'job',
      RoleArn: 'arn:aws:iam::000000000000:role/worker',
      AlgorithmSpecification: { TrainingImage: 'image-classifier', TrainingInputMode: 'File' },
      OutputDataConfig: { S3OutputPath: 's3://code/output' },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
    }),
  );
}
