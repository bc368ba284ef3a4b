import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import { ClassifierFunction, type FunctionBundle, type FunctionSettings } from './classifier-function.ts';

/** The three functions as `bundleFunctions` makes them. */
export interface FunctionBundles {
  readonly serialize: FunctionBundle;
  readonly infer: FunctionBundle;
  readonly filter: FunctionBundle;
}

interface ClassifierFunctionsProps extends FunctionSettings {
  readonly bundles: FunctionBundles;
  readonly dataBucket: IBucket;
  readonly endpointName: string;
  readonly threshold: number;
}

/** The three Lambdas that a picture passes through. */
export class ClassifierFunctions extends Construct {
  readonly serialize: IFunction;
  readonly infer: IFunction;
  readonly filter: IFunction;

  constructor(scope: Construct, id: string, props: ClassifierFunctionsProps) {
    super(scope, id);
    const { bundles, dataBucket, endpointName, threshold, ...settings } = props;
    this.serialize = new ClassifierFunction(this, 'Serialize', {
      ...settings,
      description: 'Reads a picture from S3 into the event',
      bundle: bundles.serialize,
      mayDo: readObjects(dataBucket),
    }).function;
    acknowledgeWildcard(
      this.serialize.role as Construct,
      dataBucket.arnForObjects('*'),
      'An execution names the picture that it is about, anywhere in the stack’s own bucket.',
    );
    this.infer = new ClassifierFunction(this, 'Infer', {
      ...settings,
      description: 'Asks the endpoint what a picture shows',
      bundle: bundles.infer,
      environment: { ENDPOINT_NAME: endpointName },
      mayDo: [invokeEndpoint(this, endpointName)],
    }).function;
    this.filter = new ClassifierFunction(this, 'Filter', {
      ...settings,
      description: 'Lets confident answers pass and throws on the rest',
      bundle: bundles.filter,
      environment: { THRESHOLD: String(threshold) },
    }).function;
  }
}

function readObjects(bucket: IBucket): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }),
    // Without it S3 answers AccessDenied, not NoSuchKey, for a key that does not exist.
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
  ];
}

function invokeEndpoint(scope: Construct, endpointName: string): PolicyStatement {
  const endpoint = Stack.of(scope).formatArn({
    service: 'sagemaker',
    resource: 'endpoint',
    resourceName: endpointName.toLowerCase(),
  });
  return new PolicyStatement({ actions: ['sagemaker:InvokeEndpoint'], resources: [endpoint] });
}
