import { Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';

/** The role of training jobs and endpoints. */
export class SageMakerRole extends Construct {
  readonly role: IRole;

  constructor(scope: Construct, id: string, { dataBucket }: { readonly dataBucket: IBucket }) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:ListBucket', 's3:GetBucketLocation'],
        resources: [dataBucket.bucketArn],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
        resources: [dataBucket.arnForObjects('*')],
      }),
    );
    role.addToPolicy(writeLogs(this));
    role.addToPolicy(
      new PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*', 'AWS/SageMaker'] } },
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }));
    role.addToPolicy(
      new PolicyStatement({
        actions: ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
        resources: [algorithmImages(this), ownImage(this)],
      }),
    );
    acknowledgeWildcards(role, dataBucket);
    this.role = role;
  }
}

function writeLogs(scope: Construct): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resources: [sageMakerLogs(scope)],
  });
}

function sageMakerLogs(scope: Construct): string {
  return Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group:/aws/sagemaker/*' });
}

/** The account that owns the built-in algorithm's image is another one in each region. */
function algorithmImages(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'ecr',
    account: '*',
    resource: 'repository',
    resourceName: 'image-classification',
  });
}

/** This repository's classifier, for jobs of `--algorithm container`. */
function ownImage(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'ecr',
    resource: 'repository',
    resourceName: 'image-classifier',
  });
}

function acknowledgeWildcards(role: Role, dataBucket: IBucket): void {
  acknowledgeWildcard(
    role,
    dataBucket.arnForObjects('*'),
    'Jobs read and write objects whose keys are only known when they run; the bucket is the stack’s own.',
  );
  acknowledgeWildcard(
    role,
    sageMakerLogs(role),
    'SageMaker makes a log group for each endpoint and a stream for each job under this prefix.',
  );
  acknowledgeWildcard(
    role,
    algorithmImages(role),
    'AWS publishes the algorithm from another account in each region; the repository is named.',
  );
  acknowledgeWildcard(
    role,
    '*',
    'ecr:GetAuthorizationToken and cloudwatch:PutMetricData know no resources; the latter is bound to SageMaker’s namespaces.',
  );
}
