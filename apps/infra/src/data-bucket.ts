import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

interface DataBucketProps {
  readonly capturePrefix: string;
  readonly captureRetention: Duration;
}

/** The bucket of pictures, manifests, models, captured inferences and classifications. */
export class DataBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { capturePrefix, captureRetention }: DataBucketProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [
        { id: 'ExpireCapturedInferences', prefix: `${capturePrefix}/`, expiration: captureRetention },
        { id: 'DropUnfinishedUploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
      // CloudFormation does not delete a bucket that has objects, so that no picture is lost by accident.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs would fill a second bucket, which destroying the stack could never empty; S3 data events in CloudTrail give the trail where it is needed.',
    });
    this.bucket = bucket;
  }
}
